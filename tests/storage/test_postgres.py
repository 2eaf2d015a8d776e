"""What only PostgreSQL has: a server that may go, and another way to write parameters."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
import pytest

from storage.connect import open_database
from storage.errors import Unavailable
from storage.postgres import translated_sql
from storage.store import Store
from tests.storage.examples import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.database import Connection, Database


@pytest.fixture
def postgres(postgres_url: str) -> Iterator[Database]:
    with closing(open_database(postgres_url)) as db:
        yield db


def count(connection: Connection) -> int:
    return Store(connection).signs.count("a", NOW)


def server_closes(url: str) -> None:
    """End every connection to the database but this one, as a restart does."""
    with psycopg.connect(url, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("a = :a AND b = :b_2", "a = %(a)s AND b = %(b_2)s"),
        ("a::text = :a::text", "a::text = %(a)s::text"),
        ("a = ':a''s :b' AND b = :b", "a = ':a''s :b' AND b = %(b)s"),
        ('":a" = :a', '":a" = %(a)s'),
        ("a LIKE '%:a' AND 5 % :b = 0", "a LIKE '%%:a' AND 5 %% %(b)s = 0"),
        ("a -- is :b\n = :a", "a -- is :b\n = %(a)s"),
    ],
)
def test_parameters_are_translated_and_nothing_else(ours: str, theirs: str) -> None:
    assert translated_sql(ours) == theirs


def test_literals_and_casts_reach_the_server_as_written(postgres: Database) -> None:
    sql = "SELECT ':a 100%' AS text, :number::text AS number, 7 % :number AS rest"

    row = postgres.read(lambda connection: connection.one(sql, number=4))

    assert row == {"text": ":a 100%", "number": "4", "rest": 3}


def test_a_connection_that_the_server_closed_is_opened_again(
    postgres: Database, postgres_url: str
) -> None:
    assert postgres.run(count) == 1

    server_closes(postgres_url)

    assert postgres.run(count) == 2
    server_closes(postgres_url)
    assert postgres.read(lambda connection: Store(connection).signs.total("a")) == 2


def test_losing_the_server_in_a_transaction_is_unavailable(
    postgres: Database, postgres_url: str
) -> None:
    def work(connection: Connection) -> None:
        count(connection)
        server_closes(postgres_url)
        count(connection)

    with pytest.raises(Unavailable):
        postgres.run(work)

    assert postgres.run(count) == 1


def test_a_row_that_somebody_holds_for_long_is_unavailable(
    postgres: Database, postgres_url: str
) -> None:
    postgres.run(count)
    with psycopg.connect(postgres_url) as other:
        other.execute("UPDATE signs SET value = 9")
        with pytest.raises(Unavailable):
            postgres.run(count)
