"""Nobody can join who voted with what was voted, whatever they have but the secret (SUR-13)."""

from __future__ import annotations

import logging
import secrets
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from storage.backup import backup
from storage.connect import open_database
from tests.scenarios import attacker
from tests.scenarios.survey_secret import (
    IN_CHAT,
    MOST,
    ON_PAPER,
    OPTIONS,
    SAID,
    answered,
    close,
    confirm,
    truth_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from storage.database import Connection
    from tests.scenarios.conftest import World


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """Return what gives every line that was logged, with all that came with it."""
    caplog.set_level(logging.DEBUG)
    return lambda: [f"{record.getMessage()} {vars(record)}" for record in caplog.records]


def files_of(world: World, folder: Path) -> dict[str, bytes]:
    """Return the files of a SQLite database and of a backup of it, byte by byte."""
    kept = folder / f"backup-{secrets.token_hex(4)}.db"
    backup(world.database_url, kept)
    return {file.name: file.read_bytes() for file in [*folder.glob("bot.db*"), kept]}


def test_nothing_is_in_the_clear_while_they_answer(
    world: World, tmp_path: Path, logged: Callable[[], list[str]]
) -> None:
    answered(world)

    assert attacker.beside_somebody(attacker.steal(world.service.database), SAID) == []
    files = files_of(world, tmp_path)
    assert {"bot.db", "bot.db-wal"} < set(files)
    texts = [word for word in SAID if word not in OPTIONS]  # those are in the plan
    found = [(name, w) for name, content in files.items() for w in texts if w.encode() in content]
    assert found == []
    assert logged() == []


def test_a_backup_has_nothing_of_who_is_answering(world: World, tmp_path: Path) -> None:
    survey = answered(world)
    kept = tmp_path / "kept.db"
    backup(world.database_url, kept)

    with closing(open_database(f"sqlite:///{kept}")) as copy:
        tables = attacker.steal(copy).tables
    assert [one for one in tables["inbox"] if one["received_at"] >= survey.began] == []
    for name in ("survey_drafts", "private_replies"):
        assert tables[name] == []
    assert {one["flow"] for one in tables["conversations"]} <= {"topic"}  # of who leads
    drafts = attacker.steal(world.service.database).tables["survey_drafts"]
    assert len(drafts) == len(IN_CHAT)
    content = kept.read_bytes()
    assert [one for one in drafts if one["sealed"][:60].encode() in content] == []


def test_ballots_of_one_survey_look_alike_until_the_close(world: World) -> None:
    survey = answered(world)
    confirm(world, survey)

    ballots = attacker.steal(world.service.database).ballots

    assert len(ballots) == ON_PAPER + len(IN_CHAT)
    assert len({len(one["sealed"]) for one in ballots}) == 1
    assert {(one["answers"], one["building"], one["way"], one["voter"]) for one in ballots} == {
        (None, None, None, None)
    }


def test_nobody_is_joined_with_a_ballot_after_the_close(
    each_world: World, logged: Callable[[], list[str]]
) -> None:
    world = each_world
    survey = answered(world)
    confirm(world, survey)
    before = attacker.steal(world.service.database)
    world.advance(minutes=20)
    close(world, survey)
    world.advance(days=1)

    loot = attacker.steal(world.service.database)

    assert attacker.beside_somebody(loot, SAID) == []
    assert loot.tables["survey_drafts"] == []
    share, how = attacker.best(loot, survey.voters, truth_of(survey, loot))
    assert share < MOST, how
    assert not {one["id"] for one in before.ballots} & {one["id"] for one in loot.ballots}
    assert [line for line in logged() for word in SAID if word in line] == []


def test_after_the_yes_not_even_the_number_of_messages_is_left(world: World) -> None:
    """As who is not satisfied is asked one question more."""
    survey = answered(world)
    confirm(world, survey)
    world.advance(minutes=20)

    tables = attacker.steal(world.service.database).tables

    assert [one for one in tables["inbox"] if one["received_at"] >= survey.began] == []
    assert [one for one in tables["conversations"] if one["flow"] == "survey_answers"] == []
    assert tables["private_replies"] == tables["survey_drafts"] == []


class Undo(Exception):
    """Nothing of a planted leak is kept."""


LEAKS = {
    "an id": ("UPDATE survey_ballots SET voter = :voter WHERE id = :key", ""),
    "the key": ("UPDATE survey_ballots SET id = :voter WHERE id = :key", ""),
    "a time": (
        "UPDATE survey_ballots SET way = :turn WHERE id = :key",
        "UPDATE survey_returns SET way = :turn * 1000 + 17 WHERE voter = :voter",
    ),
    "the order": (
        "UPDATE survey_ballots SET id = :mark WHERE id = :key",
        "UPDATE survey_returns SET id = :mark WHERE voter = :voter",
    ),
    "the words": (
        "INSERT INTO inbox (key, person_id, received_at, kind) VALUES (:key, :voter, 1, 'text')",
        "",
    ),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_the_attacker_finds_what_is_let_slip(world: World, leak: str) -> None:
    """So the other tests can fail."""
    survey = answered(world)
    confirm(world, survey)
    close(world, survey)
    truth = truth_of(survey, attacker.steal(world.service.database))
    found: list[tuple[float, str]] = []

    def plant(connection: Connection) -> None:
        for turn, (voter, key) in enumerate(truth.items()):
            for statement in filter(None, LEAKS[leak]):
                values = {"voter": voter, "key": key, "turn": turn, "mark": f"{turn:04}"}
                connection.execute(statement, **values)
        loot = attacker.seen(connection, "sqlite")
        found.append(attacker.best(loot, survey.voters, truth_of(survey, loot)))
        raise Undo

    with pytest.raises(Undo):
        world.service.database.run(plant)
    share, _ = found[0]
    assert share > MOST


def test_words_beside_somebody_are_found(world: World) -> None:
    """So are they in a table, a file and a line of the log."""
    survey = answered(world)
    world.member("李雷").says("取消")
    assert world.member("李雷").says("岗亭半夜没有人，请安排值班")

    found = attacker.beside_somebody(attacker.steal(world.service.database), SAID)

    assert "inbox.text: 岗亭半夜" in found
    assert survey.case.status == "running"
