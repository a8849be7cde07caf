"""Lengths in UTF-16 code units, in which the platform counts (Bot API, MessageEntity, offset and length)."""


def units(text: str) -> int:
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for char in text if char > "\uffff")


def index_of_unit(text: str, unit: int) -> int:
    """The index in `text` of the character that begins at this UTF-16 position, or the end of the text."""
    if text.isascii():
        return min(unit, len(text))
    seen = 0
    for index, char in enumerate(text):
        if seen >= unit:
            return index
        seen += 2 if char > "\uffff" else 1
    return len(text)


def cut(text: str, offset: int, length: int) -> str:
    return text[index_of_unit(text, offset) : index_of_unit(text, offset + length)]
