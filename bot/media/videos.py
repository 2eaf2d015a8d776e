"""MP4 files without what tells where and on whose phone they were taken; the pictures stay.

A box is a length, a type and its content. Boxes of metadata become `free`, of the same length and
empty, so that every offset into the file stays right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOLD_OTHERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"moof", b"traf"})
_METADATA = frozenset({b"udta", b"meta", b"uuid"})  # GPS, device and owner stand in these
_PICTURES = b"mdat"
_PACKED = b"cmov"  # boxes nobody can look into
_PLACES = (b"\xa9xyz", b"location.ISO6709")
_HEAD, _LONG_HEAD = 8, 16  # bytes of length and type


class HiddenMetadata(Exception):
    """The file is built so that its metadata cannot be taken out."""


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    start: int
    content: int
    end: int


def without_metadata(video: bytes) -> bytes:
    """Return the video without metadata, as long as before; raises HiddenMetadata."""
    cleaned = bytearray(video)
    ranges = [(0, len(cleaned))]
    while ranges:
        for box in _boxes(cleaned, *ranges.pop()):
            if box.kind in _METADATA:
                cleaned[box.start + 4 : box.start + 8] = b"free"
                cleaned[box.content : box.end] = bytes(box.end - box.content)
            elif box.kind in _HOLD_OTHERS:
                ranges.append((box.content, box.end))
            elif box.kind == _PACKED:
                message = "The video packs its metadata."
                raise HiddenMetadata(message)
    _check(cleaned)
    return bytes(cleaned)


def _boxes(video: bytearray, start: int, end: int) -> Iterator[_Box]:
    """Yield the boxes between two positions; one that claims more ends where they do."""
    while end - start >= _HEAD:
        length = int.from_bytes(video[start : start + 4], "big")
        content = start + _HEAD
        if length == 1 and end - start >= _LONG_HEAD:
            length = int.from_bytes(video[content : start + _LONG_HEAD], "big")
            content = start + _LONG_HEAD
        elif length == 0:  # to the end
            length = end - start
        if length < content - start:
            return  # no box: filling, or damage
        stop = min(start + length, end)
        yield _Box(bytes(video[start + 4 : start + 8]), start, content, stop)
        start = stop


def _check(cleaned: bytearray) -> None:
    """Refuse a file in which a place is still named outside the pictures."""
    at = 0
    for box in _boxes(cleaned, 0, len(cleaned)):
        at = box.end
        if box.kind != _PICTURES:
            _refuse_places(cleaned, box.start, box.end)
    _refuse_places(cleaned, at, len(cleaned))


def _refuse_places(cleaned: bytearray, start: int, end: int) -> None:
    if any(cleaned.find(word, start, end) >= 0 for word in _PLACES):
        message = "The video names a place where no metadata belongs."
        raise HiddenMetadata(message)
