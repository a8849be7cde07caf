"""What the command line can do: a file a command, each with `main(argv) -> exit code`."""
