"""Whether the weights were trained on the tables as they are now."""

from hashlib import sha256
from importlib.resources import files

from nlp import lexicon

UNTRAINED = frozenset({"own_case.tsv"})  # read as it stands: a new line counts at once


def digest() -> str:
    """Sum up every table that is trained on, without the weights; comments don't count."""
    folder = files("nlp.lexicon")
    names = [entry.name for entry in folder.iterdir() if entry.name.endswith((".tsv", ".txt"))]
    names += [f"sentences/{entry.name}" for entry in folder.joinpath("sentences").iterdir()]
    whole = sha256()
    for name in sorted(names):
        if not name.startswith("weights_") and name not in UNTRAINED:
            whole.update("\n".join([name, *lexicon.lines(name)]).encode())
    return whole.hexdigest()[:16]


def trained_on(name: str) -> str:
    """Give the digest that the weights in one table were written with."""
    text = files("nlp.lexicon").joinpath(name).read_text(encoding="utf-8")
    return text.partition("\n")[0].rpartition(" ")[2]
