"""Whether the weights were trained on the tables, and on how they are read, as they are now."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from nlp import lexicon
from nlp.examples import ASKED, HELD, replies, sentences
from nlp.features import features
from nlp.understanding import signed_text

NOW = datetime(2026, 11, 24, 14, 30)  # noqa: DTZ001 (any time: only where one stands matters)
EVERY = 20  # sentences one is read to see whether reading changed; all would take ten seconds
LEARNT = ("sentences", "acts")  # folders of what is learnt
SEEN = (ASKED, "keywords.tsv", "cues.tsv", "danger_signs.tsv")  # what else is looked at


def digest() -> str:
    """Sum up what the weights hang on; comments don't count, nor what is kept for measuring."""
    names = [*SEEN]
    for folder in LEARNT:
        entries = files("nlp.lexicon").joinpath(folder).iterdir()
        names += [f"{folder}/{entry.name}" for entry in entries if entry.name.endswith(".tsv")]
    whole = sha256()
    for name in sorted(names):
        if Path(name).stem not in HELD:
            whole.update("\n".join([name, *lexicon.lines(name)]).encode())
    for read in _sample():
        whole.update(read.encode())
    return whole.hexdigest()[:16]


def _sample() -> Iterator[str]:
    """Read some of what is learnt: another phrase, spelling or time makes other features of it."""
    texts = [*(one.text for one in sentences()), *(one.text for one in replies())]
    for text in texts[::EVERY]:
        yield " ".join(sorted(features(signed_text(text, NOW))))


def trained_on(name: str) -> str:
    """Give the digest that the weights in one table were written with."""
    text = files("nlp.lexicon").joinpath(name).read_text(encoding="utf-8")
    return text.partition("\n")[0].rpartition(" ")[2]
