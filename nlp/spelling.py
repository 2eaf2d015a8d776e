"""The same text in plain spelling: half-width, simplified, usual typos put right.

Nothing changes its length, so a span found in the plain text is the same span of the original.
"""

import re
import string

from nlp import lexicon

_LETTERS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
_KEPT = "，！？（）；："  # sentences are split at them as written
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63~\uff5e"
_SPACES = "".join(map(chr, (*range(0x0A), *range(0x0B, 0x20), 0x7F, 0xA0, 0x200B, 0x3000, 0xFEFF)))
_CHARACTERS = (
    {chr(code): chr(half) for code, half in _LETTERS.items() if chr(code) not in _KEPT}
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SPACES, " ")
    | {pair[0]: pair[1] for pair in lexicon.lines("characters.txt")}
    | {"\uff1a": ":"}
)
# Not `upper`, which makes two letters of some.
_CAPITALS = dict(zip(string.ascii_lowercase, string.ascii_uppercase, strict=True))
_RESPELLED = _CAPITALS | {sign: _CAPITALS.get(so, so) for sign, so in _CHARACTERS.items()}
_ODD = re.compile(f"[{re.escape(''.join(_RESPELLED))}]")  # few of a text: quicker than `translate`
_TYPOS = dict(row for row in lexicon.rows("spellings.tsv") if len(row) == 2)
_TYPO = re.compile("|".join(sorted(_TYPOS, key=lambda typo: (-len(typo), typo))))


def plain(text: str) -> str:
    """Respell the text, character by character; a to z become capitals."""
    respelled = _ODD.sub(lambda odd: _RESPELLED[odd.group()], text)
    return _TYPO.sub(lambda typo: _TYPOS[typo.group()], respelled)
