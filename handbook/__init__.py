"""What practitioners edit without programming, and the code that reads it (handbook.reading)."""
