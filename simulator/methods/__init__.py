"""The Bot API's methods, a file for each or for a few that are one thing."""
