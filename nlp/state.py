"""Whether the weights were trained on the tables as they are now."""

from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from nlp import lexicon
from nlp.examples import ASKED, HELD

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
    return whole.hexdigest()[:16]


def trained_on(name: str) -> str:
    """Give the digest that the weights in one table were written with."""
    text = files("nlp.lexicon").joinpath(name).read_text(encoding="utf-8")
    return text.partition("\n")[0].rpartition(" ")[2]
