"""What must be so before the service starts. Each file looks at one thing and tells it in a Finding."""
