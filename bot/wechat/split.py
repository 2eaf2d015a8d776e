"""Cuts a long text into parts the platform takes, between lines, never inside what can be tapped.

Texts are still marked (`flows.markup`); what counts is their size as anchors.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bot.wechat.markup import to_wechat
from flows.writing.markup import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT_BYTES = 2048  # of UTF-8: the most one message holds (WECHAT.md §2, §4)
_WHOLE = re.compile("\x02[^\x03]*\x03|<a\\s[^<>]*>.*?</a>", re.DOTALL | re.IGNORECASE)
_LABEL = re.compile("<[^<>]*>")
_PARTS_OF_EMOJI = {"\u200d", "\ufe0e", "\ufe0f", "\u20e3"}
_ANCHOR_BYTES = 64  # of an anchor without its words
_LETTERS_AT_MOST = 8  # taken for one character: an emoji of a family, not an endless joke


def size_of(text: str) -> int:
    """Return the length in bytes as sent, or a little more."""
    # Whether a "<" becomes a wide one depends on the next letter, which may be cut off here.
    return len(to_wechat(text).encode("utf-8", "replace")) + 2 * text.count("<")


def split_text(text: str, limit: int = TEXT_BYTES) -> list[str]:
    """Return the parts of at most `limit` bytes in order: at least one, no blank one beside others.

    Line breaks at a cut are left out; something to tap that fills more than a part is replaced
    by its label.
    """
    if _at_most(text) <= limit or size_of(text) <= limit:
        return [text]
    parts = [""]
    room = limit
    for piece in _pieces(text, limit):
        size = size_of(piece)
        if size > room:
            parts.append("")
            room = limit
        parts[-1] += piece
        room -= size
    trimmed = [part.strip("\n") for part in parts]
    return [part for part in trimmed if part.strip()] or [""]


def _at_most(text: str) -> int:
    """Return what `size_of` cannot exceed, without writing an anchor: most texts are short."""
    written = text.encode("utf-8", "replace")
    marks = written.split(b"\x02")[1:]
    tapped = sum(mark.find(b"\x03") for mark in marks)  # sent percent-encoded, three for one
    return len(written) + 2 * tapped + _ANCHOR_BYTES * len(marks) + 4 * written.count(b"<")


def _pieces(text: str, limit: int) -> Iterator[str]:
    """Cut into lines, and lines too long for a part into what has to stay whole."""
    for line in _lines(text):
        if size_of(line) <= limit:
            yield line
        else:
            yield from _words(line, limit)


def _lines(text: str) -> Iterator[str]:
    """Cut after each line break that stands outside something to tap."""
    start = 0
    inside = {position for match in _WHOLE.finditer(text) for position in range(*match.span())}
    for match in re.finditer("\n", text):
        if match.start() not in inside:
            yield text[start : match.end()]
            start = match.end()
    yield text[start:]


def _words(line: str, limit: int) -> Iterator[str]:
    position = 0
    for whole in _WHOLE.finditer(line):
        yield from _characters(line[position : whole.start()])
        if size_of(whole[0]) <= limit:
            yield whole[0]
        else:
            yield from _characters(_LABEL.sub("", plain(whole[0])))
        position = whole.end()
    yield from _characters(line[position:])


def _characters(text: str) -> Iterator[str]:
    """Cut into what a reader takes for one character; the standard library does not know that."""
    character = ""
    for letter in text:
        goes_on = character[-1:] == "\u200d" or letter in _PARTS_OF_EMOJI
        goes_on = goes_on or unicodedata.combining(letter) > 0
        if character and (not goes_on or len(character) >= _LETTERS_AT_MOST):
            yield character
            character = ""
        character += letter
    yield character
