"""The sweeper process: runs every recurring job at its interval until it is told to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from bot.processes import end_with_parent, ends_on_signals
from bot.service import service_from
from bot.sweeps import SWEEPS, heartbeat, run_once
from bot.wechat import Credentials, OfficialAccount

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.config import Config


def run_sweeper(config: Config) -> None:
    """Sweep until SIGTERM; a call that is under way ends by itself within its time limit."""
    end_with_parent()
    stop = ends_on_signals()
    service = service_from(config)
    platform = platform_of(config, service.clock)
    scheduler = BackgroundScheduler(
        executors={"default": ThreadPoolExecutor(len(SWEEPS))},
        job_defaults={"max_instances": 1, "coalesce": True, "misfire_grace_time": None},
        timezone="UTC",
    )
    for sweep in SWEEPS:
        scheduler.add_job(
            run_once, "interval", (service, platform, sweep, stop), seconds=sweep.seconds
        )
    first = next(sweep for sweep in SWEEPS if sweep.run is heartbeat)
    run_once(service, platform, first, stop)
    scheduler.start()
    stop.wait()
    scheduler.shutdown(wait=True)
    service.database.close()


def platform_of(config: Config, clock: Callable[[], int]) -> OfficialAccount:
    """Return the account on the platform that the configuration names."""
    return OfficialAccount(Credentials(config.app_id, config.app_secret, config.api_base), clock)
