"""The same twelve turns as programs that others would write: what our figures are held against."""
