"""The sweeper process: runs every recurring job at its interval until it is told to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from bot.processes import end_with_parent, ends_on_signals
from bot.service import service_from
from bot.sweeps import heartbeat, run_once, sweeps_of
from bot.wechat.account import Credentials, OfficialAccount

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.config.load import Config
    from bot.outbox.push import Stop
    from bot.service import Service


def run_sweeper(config: Config, counts_in: Path | None = None) -> None:
    """Sweep until SIGTERM; a call that is under way ends by itself within its time limit."""
    end_with_parent()
    stop = ends_on_signals()
    service = service_from(config, counts_in)
    sweeps = sweeps_of(service.settings)
    platform = platform_of(config, service.clock)
    first = next(sweep for sweep in sweeps if sweep.run is heartbeat)
    run_once(service, platform, first, stop)
    scheduler = timetable(service, platform, stop)
    scheduler.start()
    stop.wait()
    scheduler.shutdown(wait=True)
    service.database.close()


def timetable(service: Service, platform: OfficialAccount, stop: Stop) -> BackgroundScheduler:
    """Return what runs each job at its interval, several runs of one at once where it says so."""
    sweeps = sweeps_of(service.settings)
    threads = sum(sweep.at_once for sweep in sweeps)
    scheduler = BackgroundScheduler(
        executors={"default": ThreadPoolExecutor(threads)},
        job_defaults={"coalesce": True, "misfire_grace_time": None},
        timezone="UTC",
    )
    for sweep in sweeps:
        scheduler.add_job(
            run_once,
            "interval",
            (service, platform, sweep, stop),
            seconds=sweep.seconds,
            max_instances=sweep.at_once,
        )
    return scheduler


def platform_of(config: Config, clock: Callable[[], int]) -> OfficialAccount:
    """Return the account on the platform that the configuration names."""
    return OfficialAccount(Credentials(config.app_id, config.app_secret, config.api_base), clock)
