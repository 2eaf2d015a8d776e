"""/healthz and /metrics: whether we can work, and what waits; the platform is not asked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.sweeps import HEARTBEAT
from storage.errors import StorageError
from storage.figures import figures
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prometheus_client import Metric

    from bot.service import Service

SILENT_MS = 20_000  # four heartbeats
NOT_STORED = "messages_not_stored"


def blueprint(service: Service) -> Blueprint:
    """Serve both addresses."""
    pages = Blueprint("health", __name__)
    registry = CollectorRegistry()
    registry.register(_Figures(service))

    @pages.get("/healthz")
    def health() -> Response:
        database, sweeper = _state(service)
        well = (database, sweeper) == ("ok", "ok")
        answer = jsonify(
            status="ok" if well else "unhealthy",
            database=database,
            sweeper=sweeper,
            messages_not_stored=service.counts.all()[NOT_STORED],
        )
        answer.status_code = 200 if well else 503
        return answer

    @pages.get("/metrics")
    def metrics() -> Response:
        try:
            return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
        except StorageError:
            return Response("the database cannot be read\n", status=503, mimetype="text/plain")

    return pages


def _state(service: Service) -> tuple[str, str]:
    if service.counts.failing():  # asking once more would keep messages waiting
        return "failing", "unknown"
    try:
        last = service.database.read(lambda connection: Store(connection).signs.last(HEARTBEAT))
    except StorageError:
        return "unavailable", "unknown"
    if last is None:
        return "ok", "not started"
    age = time.time_ns() // 1_000_000 - last
    # A beat of the future is of a clock that was set back since: who lives beats anew in a moment.
    return "ok", "ok" if abs(age) <= SILENT_MS else "silent"


class _Figures(Collector):
    """Asked at each scrape: the counts of this server, and what the database holds."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def collect(self) -> Iterator[Metric]:
        """Return the figures of this moment."""
        for name, count in self._service.counts.all().items():
            words = f"{name} since this server started.".replace("_", " ")
            yield CounterMetricFamily(f"xiaoguanjia_{name}", words, count)
        failing = self._service.counts.failing()
        yield _gauge("database_failing", "1 while nothing can be stored.", float(failing))
        now = self._service.clock()
        found = self._service.database.read(lambda connection: figures(connection, now))
        by_status = GaugeMetricFamily(
            "xiaoguanjia_open_cases", "Open cases by status.", labels=["status"]
        )
        for status, count in sorted(found.open_cases.items()):
            by_status.add_metric([status], count)
        yield by_status
        yield _gauge("overdue_cases", "Open cases after their deadline.", found.late)
        yield _gauge("outbox_waiting", "Pushes that are due and not sent.", found.waiting)
        yield _gauge("outbox_waited_seconds", "Age of the oldest of them.", found.waited_ms / 1000)
        yield _gauge("outbox_missed", "Pushes kept for the next contact.", found.missed)
        yield _gauge("evidence_waiting", "Files not fetched yet.", found.evidence_waiting)


def _gauge(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"xiaoguanjia_{name}", words, value)
