"""Texts, buttons and carried pieces, as outgoing messages in the reader's language and register."""

from __future__ import annotations

from bot.channels.contract import Button, Outgoing
from bot.desk.letter import CAPTION, CAPTIONED
from bot.split import split
from bot.words import Words
from flows.effects import Carry, Option, Say

MARK = 64
"""Characters a button's label may have before phones cut it off."""


def said(say: Say, locale: str, words: Words) -> list[Outgoing]:
    """The message, in parts where it is long; the buttons hang under the last."""
    parts = split(words.paragraphs(say.text, locale))
    buttons = tuple(tuple(button(option, locale, words) for option in row) for row in say.options)
    head = [Outgoing(text=part, silent=say.quiet) for part in parts[:-1]]
    last = Outgoing(text=parts[-1], buttons=buttons, reply_to=say.reply_to, silent=say.quiet)
    return [*head, last]


def button(option: Option, locale: str, words: Words) -> Button:
    """A button with its label in this language."""
    return Button(words.say(option.label, locale)[:MARK], option.token, option.url)


def carried(carry: Carry, source: str, locale: str, words: Words) -> list[Outgoing]:
    """Somebody's text under the line that names them, or their file; `source` is the address it is copied from."""
    header = words.paragraphs(carry.header, locale)
    piece = carry.piece
    if piece.kind == "text":
        return [Outgoing(text=part, silent=carry.quiet) for part in split(f"{header}\n{piece.text}")]
    if piece.kind in CAPTIONED and not piece.album and len(header) + len(piece.text) < CAPTION:
        caption = f"{header}\n{piece.text}".rstrip()
        return [Outgoing(copy_from=source, copy=(piece.message,), caption=caption, silent=carry.quiet)]
    named = f"{header}\n{piece.text}".rstrip()
    return [
        *(Outgoing(text=part, silent=carry.quiet) for part in split(named)),
        Outgoing(copy_from=source, copy=(piece.message,), caption=None, silent=carry.quiet),
    ]
