"""The flat XML of the platform as texts by tag; refuses what could hold an entity of its own."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

_ROOT = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?<xml[\s>]")


def fields_of(xml: str) -> dict[str, str | None]:
    """Return the texts of the tags; one that holds others, or comes twice, has none.

    Raises ValueError on anything that is not `<xml>…</xml>` alone.
    """
    fields: dict[str, str | None] = {}
    for element in _root(xml):
        plain = element.tag not in fields and len(element) == 0
        fields[element.tag] = (element.text or "").strip() if plain else None
    return fields


def items_of(xml: str, name: str) -> tuple[dict[str, str], ...]:
    """Return the texts by tag of every element of this name, however deep; raises ValueError."""
    return tuple(
        {part.tag: (part.text or "").strip() for part in element}
        for element in _root(xml).iter(name)
    )


def _root(xml: str) -> ET.Element:
    if not _ROOT.match(xml):  # so there is no document type, and no entity of its own
        message = "not a push"
        raise ValueError(message)
    try:
        return ET.fromstring(xml)  # noqa: S314 - see above
    except ET.ParseError as error:
        message = "broken XML"
        raise ValueError(message) from error
