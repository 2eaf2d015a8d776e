"""The words of cases: one table, the same SQL on both engines; knows nothing of how to cut text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Connection
    from storage.records.record import Row

WORDS_A_CASE = 200  # more would be no description but a book
WORDS_A_SEARCH = 8
_A_STATEMENT = 50


def index_words(connection: Connection, case_id: str, words: Iterable[str]) -> None:
    """Add the words to the index; those it has already stay."""
    fresh = list(dict.fromkeys(words))[:WORDS_A_CASE]
    for start in range(0, len(fresh), _A_STATEMENT):
        some = fresh[start : start + _A_STATEMENT]
        params = {f"w{place}": word for place, word in enumerate(some)}
        connection.execute(_insert_sql(len(some)), id=case_id, **params)


def search(connection: Connection, community: str, words: Iterable[str], limit: int) -> list[Row]:
    """Return the newest cases of a community that have all the words.

    The longest word leads, as it is likely the rarest: its rows are walked from the newest.
    """
    wanted = sorted(dict.fromkeys(words), key=len, reverse=True)[:WORDS_A_SEARCH]
    if not wanted:
        return []
    params = {f"w{place}": word for place, word in enumerate(wanted)}
    return connection.all(_search_sql(len(wanted)), community=community, limit=limit, **params)


@lru_cache(maxsize=_A_STATEMENT)
def _insert_sql(count: int) -> str:
    rows = ", ".join(f"(:w{place}, :id)" for place in range(count))
    return f"INSERT INTO case_words (word, case_id) VALUES {rows} ON CONFLICT DO NOTHING"  # noqa: S608


@lru_cache(maxsize=WORDS_A_SEARCH)
def _search_sql(count: int) -> str:
    others = "".join(
        f" AND EXISTS (SELECT 1 FROM case_words o WHERE o.word = :w{place}"  # noqa: S608
        " AND o.case_id = w.case_id)"
        for place in range(1, count)
    )
    return (
        "SELECT c.* FROM case_words w JOIN cases c ON c.id = w.case_id"  # noqa: S608 - numbers only
        f" WHERE w.word = :w0 AND c.community = :community{others}"
        " ORDER BY w.case_id DESC LIMIT :limit"
    )
