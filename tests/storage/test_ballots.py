"""What was answered: opened ballots take the place of sealed ones under other keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.records.survey import Ballot
from storage.store import Store

if TYPE_CHECKING:
    from storage.database import Database

SURVEY, OTHER = "survey", "another"
MANY = 2500  # more than one portion


def test_opened_ballots_come_shuffled_and_under_new_keys(database: Database) -> None:
    def cast(store: Store) -> list[str]:
        store.ballots.cast(OTHER, "sealed")
        return [store.ballots.cast(SURVEY, "sealed") for _ in range(MANY)]

    keys = database.run(lambda c: cast(Store(c)))
    assert len(database.read(lambda c: list(Store(c).ballots.sealed_in(SURVEY)))) == MANY
    opened = [Ballot(key, SURVEY, None, str(place), "3") for place, key in enumerate(keys)]
    left = [Ballot("left", SURVEY, "sealed with another secret")]

    database.run(lambda c: Store(c).ballots.rewrite(SURVEY, [*opened, *left]))

    found = database.read(lambda c: list(Store(c).ballots.opened_in(SURVEY)))
    assert sorted(found, key=lambda one: int(one[1])) == [("3", str(n)) for n in range(MANY)]
    assert [text for _building, text in found] != [str(n) for n in range(MANY)]
    ((kept,), (other,)) = (
        database.read(lambda c, whose=whose: list(Store(c).ballots.sealed_in(whose)))  # type: ignore[misc]
        for whose in (SURVEY, OTHER)
    )
    assert (kept.sealed, other.sealed) == ("sealed with another secret", "sealed")
    portions = database.read(lambda c: list(Store(c).ballots.of_survey(SURVEY)))
    assert not {one.id for some in portions for one in some} & set(keys)
