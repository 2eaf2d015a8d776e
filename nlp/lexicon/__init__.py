"""The words the office edits (词表): plain text tables, one entry a line, `#` begins a comment."""

from collections.abc import Iterator
from importlib.resources import files


def lines(name: str) -> list[str]:
    """List the entries of one table without comments and empty lines."""
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def rows(name: str) -> list[tuple[str, ...]]:
    """List the entries of one table, split at tabs."""
    return [tuple(line.split("\t")) for line in lines(name)]


def sections(name: str) -> Iterator[tuple[str, str]]:
    """List the entries of one table with the `[heading]` each stands under."""
    heading = ""
    for line in lines(name):
        if line.startswith("[") and line.endswith("]") and line.isascii():
            heading = line[1:-1]
        else:
            yield heading, line.strip()


def words(name: str) -> str:
    """Join the entries of one table as the alternatives of a regular expression, longest first."""
    return "|".join(sorted(lines(name), key=lambda word: (-len(word), word)))
