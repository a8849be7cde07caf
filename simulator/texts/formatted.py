"""From what a bot or a person typed to the text and entities of the message."""

from simulator.records import Json
from simulator.refusals import bad_request
from simulator.texts.clean import trimmed, without_controls
from simulator.texts.detect import detected
from simulator.texts.html import parse_html
from simulator.texts.markdown import parse_markdown

# core.telegram.org/api/entities: what goes beyond is dropped.
MOST_ENTITIES = 100


def formatted(
    text: str, parse_mode: str = "", given: list[Json] | None = None
) -> tuple[str, tuple[Json, ...]]:
    """Text and entities as kept. `given` are explicit entities; a parse mode goes before them.

    Raises Refused for markup that cannot be read (Bot API, "Formatting options").
    """
    text = without_controls(text)
    marked: list[Json] = []
    mode = parse_mode.lower()
    if mode == "html":
        text, marked = parse_html(text)
    elif mode == "markdownv2":
        text, marked = parse_markdown(text)
    elif mode not in ("", "none"):
        raise bad_request("unsupported parse_mode")
    elif given:
        marked = given
    text, marked = trimmed(text, marked)
    found = detected(text, marked)
    if not found:
        return text, tuple(marked[:MOST_ENTITIES])
    return text, tuple(sorted(marked + found, key=lambda e: (e["offset"], -e["length"]))[:MOST_ENTITIES])
