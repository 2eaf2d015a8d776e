"""The words about a problem, without home and phones: workers see them."""

from __future__ import annotations

import re

_STARTER = re.compile(r"^(我要)?(报修|报事|报障)[:：,，。 ]*")
_NUMBER = r"[A-Za-z\d一二三四五六七八九十]{1,4}"
_HOME = re.compile(  # the place stands beside the description already
    rf"^{_NUMBER}\s*(?:栋|幢|号楼|座|#|-|－)\s*(?:{_NUMBER}\s*(?:单元|-|－)\s*)?"
    r"\d{3,4}\s*(?:室|号|房)?[的，,、：:。 ]*"
)
_CALLED = (  # what stands before a phone, and goes with it
    r"(?:[，,、；;\s]+(?:[他她我]们?|老人家?|阿姨)的?)?"
    r"[，,、；;\s]*(?:(?:联系)?(?:电话|手机|方式)(?:号码?)?)?(?:是|为)?[:：]?\s*"
)


def description_of(text: str, phones: tuple[str, ...]) -> str:
    """Return the words about the problem, without home and phones: workers see it."""
    words = _HOME.sub("", _STARTER.sub("", text.strip()))
    for phone in phones:
        pattern = r"(?:\+?86)?[\s\-]*" + r"[\s\-]*".join(re.escape(d) for d in phone if d.isdigit())
        words = re.sub(_CALLED + pattern, "", words)
    return words.strip(" ，,。;；、")
