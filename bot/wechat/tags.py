"""The flat XML of the platform as texts by tag; refuses what could hold an entity of its own."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

_ROOT = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?<xml[\s>]")


def fields_of(xml: str) -> dict[str, str | None]:
    """Return the texts of the tags; one that holds others, or comes twice, has none.

    Raises ValueError on anything that is not `<xml>…</xml>` alone.
    """
    if not _ROOT.match(xml):  # so there is no document type, and no entity of its own
        message = "not a push"
        raise ValueError(message)
    try:
        root = ET.fromstring(xml)  # noqa: S314 - see above
    except ET.ParseError as error:
        message = "broken XML"
        raise ValueError(message) from error
    fields: dict[str, str | None] = {}
    for element in root:
        plain = element.tag not in fields and len(element) == 0
        fields[element.tag] = (element.text or "").strip() if plain else None
    return fields
