"""What an operator must mend. Sentences are read by operators, so they are Indonesian."""


class OperatorError(Exception):
    """One clear sentence on what is wrong and how to mend it; printed without a stack trace, exit code 1."""
