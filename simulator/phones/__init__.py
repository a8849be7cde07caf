"""The people's side: what they see on their phones and what they do with them."""
