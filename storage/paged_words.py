"""What was added to an emergency after its first report, and to whom of our staff it was told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from storage.database import Connection

REPLACED = "more was added"  # why a page was dropped that told less than the next
_WORDS = (
    "SELECT w.id, f.person_id, f.name, f.phone, w.text, 1 AS joined FROM follower_words w"
    " JOIN followers f ON f.id = w.follower_id WHERE f.case_id = :id"
    " UNION ALL SELECT id, COALESCE(actor_id, ''), actor_name, '', text, 0 FROM timeline"
    " WHERE case_id = :id AND action = 'supplement'"
)


@dataclass(frozen=True, slots=True)
class Words(Record):
    """What somebody said; `joined` is 1 where they reported it, too."""

    id: str
    person_id: str
    name: str
    phone: str
    text: str
    joined: int


class PagedWords:
    """Repository of `paged_words`; the words themselves are in `timeline` and `follower_words`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def of_case(self, case_id: str) -> list[Words]:
        """Return all that was added, the oldest first."""
        rows = self._db.all(_WORDS, id=case_id)
        return sorted((Words.from_row(row) for row in rows), key=lambda words: words.id)

    def told(self, case_id: str) -> set[tuple[str, str | None]]:
        """Return which of them (their ids) were told to whom; None stands for everybody."""
        rows = self._db.all(
            "SELECT t.word_id, o.person_id FROM paged_words t"  # noqa: S608 - ours
            " LEFT JOIN outbox o ON o.id = t.push_id"
            f" WHERE t.word_id IN (SELECT added.id FROM ({_WORDS}) AS added)"
            " AND (o.id IS NULL OR o.status <> 'dropped' OR o.reason <> :replaced)",
            id=case_id,
            replaced=REPLACED,
        )
        return {(row["word_id"], row["person_id"]) for row in rows}

    def stood_in(self, push_id: str, words: Iterable[Words]) -> None:
        """Keep that these stand in a message."""
        for one in words:
            self._db.insert("paged_words", word_id=one.id, push_id=push_id)
