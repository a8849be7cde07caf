"""parse_mode MarkdownV2 (Bot API, "MarkdownV2 style"; wording of the errors: TDLib, parse_markdown_v2)."""

from simulator.records import Json
from simulator.refusals import Refused, bad_request
from simulator.texts.utf16 import units

_RESERVED = "_*[]()~`>#+-=|{}.!"
# Longest first: "__" is underline, not two italics (Bot API: read greedily from left to right).
_MARKS = (("__", "underline"), ("||", "spoiler"), ("*", "bold"), ("_", "italic"), ("~", "strikethrough"))
_NAMES = {
    "__": "Underline",
    "||": "Spoiler",
    "*": "Bold",
    "_": "Italic",
    "~": "Strikethrough",
    "[": "TextUrl",
}


def parse_markdown(text: str) -> tuple[str, list[Json]]:
    """The plain text and its entities, or Refused with "can't parse entities: ..."."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.plain: list[str] = []
        self.length = 0
        self.open: list[tuple[str, str, int, int]] = []
        self.entities: list[Json] = []
        self.quote: int | None = None

    def read(self) -> tuple[str, list[Json]]:
        while self.at < len(self.text):
            self._step()
        self._end_quote()
        if self.open:
            mark, _, _, began = self.open[-1]
            raise self._unparsed(
                f"Can't find end of {_NAMES[mark]} entity at byte offset {self._bytes(began)}"
            )
        return "".join(self.plain), sorted(self.entities, key=lambda e: (e["offset"], -e["length"]))

    def _step(self) -> None:
        char = self.text[self.at]
        rest = self.text[self.at :]
        if char == "\\" and len(rest) > 1 and 0 < ord(rest[1]) < 127:
            self._keep(rest[1], 2)
        elif rest.startswith("```"):
            self._block("```", "pre")
        elif char == "`":
            self._block("`", "code")
        elif char == ">" and self._line_start():
            self.quote = self.length if self.quote is None else self.quote
            self.at += 1
        elif char == "\n":
            self._newline(rest)
        elif not (self._mark(rest) or self._link(char)):
            self._plain(char)

    def _newline(self, rest: str) -> None:
        if self.quote is not None and not rest.startswith("\n>"):
            self._end_quote()
        self._keep("\n", 1)

    def _mark(self, rest: str) -> bool:
        for mark, type_ in _MARKS:
            if rest.startswith(mark):
                if self.open and self.open[-1][0] == mark:
                    _, _, start, _ = self.open.pop()
                    self._entity(type_, start)
                else:
                    self.open.append((mark, type_, self.length, self.at))
                self.at += len(mark)
                return True
        return False

    def _link(self, char: str) -> bool:
        if char == "[":
            self.open.append(("[", "text_link", self.length, self.at))
            self.at += 1
            return True
        if char != "]" or not self.open or self.open[-1][0] != "[":
            return False
        _, _, start, began = self.open.pop()
        self.at += 1
        if self.text[self.at : self.at + 1] != "(":
            return True
        end = self.text.find(")", self.at)
        if end < 0:
            raise self._unparsed(f"Can't find end of a URL at byte offset {self._bytes(began)}")
        url = self.text[self.at + 1 : end].replace("\\", "")
        self.at = end + 1
        if url.startswith(("http://", "https://", "tg://", "tel:", "mailto:")):
            self._entity("text_link", start, url=url)
        return True

    def _block(self, fence: str, type_: str) -> None:
        began = self.at
        end = self.text.find(fence, began + len(fence))
        if end < 0:
            name = "Pre" if type_ == "pre" else "Code"
            raise self._unparsed(f"Can't find end of {name} entity at byte offset {self._bytes(began)}")
        body = self.text[began + len(fence) : end]
        extra: Json = {}
        if type_ == "pre":
            first, newline, rest = body.partition("\n")
            if newline and first and " " not in first:
                extra, body = {"language": first}, rest
            elif newline and not first:
                body = rest
        start = self.length
        self._keep(body.replace("\\`", "`").replace("\\\\", "\\"), 0)
        self._entity(type_, start, **extra)
        self.at = end + len(fence)

    def _plain(self, char: str) -> None:
        if char in _RESERVED:
            raise self._unparsed(
                f"Character '{char}' is reserved and must be escaped with the preceding '\\'"
            )
        self._keep(char, 1)

    def _keep(self, piece: str, step: int) -> None:
        self.plain.append(piece)
        self.length += units(piece)
        self.at += step

    def _entity(self, type_: str, start: int, **extra: str) -> None:
        if self.length > start:
            self.entities.append({"type": type_, "offset": start, "length": self.length - start, **extra})

    def _end_quote(self) -> None:
        if self.quote is not None:
            self._entity("blockquote", self.quote)
            self.quote = None

    def _line_start(self) -> bool:
        return self.at == 0 or self.text[self.at - 1] == "\n"

    def _bytes(self, at: int) -> int:
        return len(self.text[:at].encode())

    def _unparsed(self, reason: str) -> Refused:
        return bad_request(f"can't parse entities: {reason}")
