"""/healthz, /metrics and the pages, on a real database; the platform is never asked."""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from app import create_app
from bot import health, sweeps
from bot.config.load import load_config
from bot.pages.files import EVIDENCE, evidence_link
from bot.pages.links import sign
from bot.service import Service, service_from
from storage.evidence import Belongs, Stored
from storage.outbox import NewPush
from storage.store import Store
from tests.bot.conftest import ROOT
from tests.storage.examples import person, stored_case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask.testing import FlaskClient

HOUR_MS = 3600_000


@pytest.fixture
def service(tmp_path: Path, sqlite_url: str) -> Iterator[Service]:
    """Return a service whose platform can't be reached."""
    env = {
        "WECHAT_TOKEN": "t",
        "WECHAT_APP_ID": "wxsim0",
        "WECHAT_APP_SECRET": "s",
        "WECHAT_API_BASE": "http://127.0.0.1:9",
        "DATABASE_URL": sqlite_url,
        "DATA_DIR": str(tmp_path / "data"),
        "CLOCK_FILE": str(tmp_path / "clock"),
    }
    made = service_from(load_config(ROOT / "config.yaml", env))
    yield made
    made.database.close()


@pytest.fixture
def client(service: Service) -> FlaskClient:
    """Return a visitor."""
    return create_app(service).test_client()


def beat(service: Service, *, seconds_ago: float = 0) -> None:
    """Let the sweeper have lived so long ago."""
    at = int((time.time() - seconds_ago) * 1000)
    service.database.run(lambda c: Store(c).signs.beat(sweeps.HEARTBEAT, at))


def test_a_living_sweeper_is_healthy_however_far_the_clock_was_moved(
    service: Service, client: FlaskClient, tmp_path: Path
) -> None:
    beat(service)
    (tmp_path / "clock").write_text("259200", encoding="ascii")

    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json == {
        "status": "ok",
        "database": "ok",
        "sweeper": "ok",
        "messages_not_stored": 0,
    }


def test_a_sweeper_that_never_came_or_fell_silent_is_an_illness(
    service: Service, client: FlaskClient
) -> None:
    never = client.get("/healthz")
    beat(service, seconds_ago=60)
    silent = client.get("/healthz")

    assert (never.status_code, silent.status_code) == (503, 503)
    assert never.get_json()["sweeper"] == "not started"
    assert silent.get_json()["sweeper"] == "silent"
    assert silent.get_json()["status"] == "unhealthy"


def test_a_dead_sweeper_is_silent_also_where_the_real_clock_was_set_back(
    service: Service, client: FlaskClient
) -> None:
    beat(service, seconds_ago=-3600)
    dead = client.get("/healthz")
    beat(service, seconds_ago=-2)  # of a machine whose clock is a little ahead
    alive = client.get("/healthz")

    assert (dead.status_code, dead.get_json()["sweeper"]) == (503, "silent")
    assert (alive.status_code, alive.get_json()["sweeper"]) == (200, "ok")


def test_a_database_that_cannot_be_read_is_an_illness(
    service: Service, client: FlaskClient
) -> None:
    service.database.close()

    health_answer, metrics = client.get("/healthz"), client.get("/metrics")

    assert health_answer.status_code == 503
    assert health_answer.get_json()["database"] == "unavailable"
    assert metrics.status_code == 503


def test_metrics_count_what_is_open_and_waits(service: Service, client: FlaskClient) -> None:
    now = service.clock()
    stored_case(service.database, due_at=now - 1)
    stored_case(service.database, id="case-2", number="BX20261124-0002", status="closed")
    push = NewPush(service.database.run(person).id, "step", "好了")
    service.database.run(lambda c: Store(c).outbox.add(push, now - 5000, now - 5000))
    service.counts.add(health.NOT_STORED)

    lines = client.get("/metrics").get_data(as_text=True).splitlines()

    assert 'xiaoguanjia_open_cases{status="registered"} 1.0' in lines
    assert "xiaoguanjia_overdue_cases 1.0" in lines
    assert "xiaoguanjia_outbox_waiting 1.0" in lines
    assert "xiaoguanjia_messages_not_stored_total 1.0" in lines
    assert "xiaoguanjia_turns_failed_total 0.0" in lines


def link_to_photo(service: Service, path: str = "evidence/loose/photo.jpg") -> str:
    """Store a photo; return the path of a link to it for who sent it."""
    file = service.config.data_dir / "evidence" / "loose" / "photo.jpg"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xff\xd8 a photo")
    owner = service.database.run(person).id
    stored = Stored(path, "image/jpeg", 10, hashlib.sha256(b"").hexdigest())

    def work(store: Store) -> str:
        made = store.evidence.add(owner, "image", "media", Belongs(), service.clock())
        store.evidence.stored(made, stored, service.clock())
        return made

    made = service.database.run(lambda c: work(Store(c)))
    return urlsplit(evidence_link(service, owner, made)).path


def test_a_signed_link_shows_a_photo_until_it_ends(
    service: Service, client: FlaskClient, tmp_path: Path
) -> None:
    path = link_to_photo(service)

    shown = client.get(path, buffered=True)
    hours = service.settings.media.link_hours
    (tmp_path / "clock").write_text(str(hours * 3600), encoding="ascii")
    ended = client.get(path)

    assert shown.status_code == 200
    assert shown.data == b"\xff\xd8 a photo"
    assert shown.mimetype == "image/jpeg"
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert ended.status_code == 404


def test_a_link_that_is_forged_or_leads_outside_shows_nothing(
    service: Service, client: FlaskClient, tmp_path: Path
) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"not yours")
    outside = link_to_photo(service, "../secret.jpg")
    unknown = sign(EVIDENCE, "nobody", service.clock() + HOUR_MS, service.secret)
    other = sign("case", "nobody", service.clock() + HOUR_MS, service.secret)

    answers = [client.get(p) for p in (outside, f"/e/{unknown}", f"/e/{other}", "/e/x")]

    assert [answer.status_code for answer in answers] == [404] * 4


def test_a_body_over_a_megabyte_is_refused(client: FlaskClient) -> None:
    answer = client.post("/wechat?encrypt_type=aes", data=b"x" * (1 << 20) + b"x")

    assert answer.status_code == 413


def test_an_application_is_made_from_a_configuration_too(service: Service) -> None:
    assert create_app(service.config).test_client().get("/healthz").status_code == 503
