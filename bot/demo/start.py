"""`demo`: one command that plays the whole story on this machine, and goes on where it stopped.

The simulator is started as its own process and reached over HTTP alone, like the real platform.
"""

from __future__ import annotations

import multiprocessing.connection
import os
import runpy
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bot import logs
from bot.clock import Clock
from bot.config.load import load_config
from bot.console.commands import main
from bot.demo import people as demo_people
from bot.demo import place as demo_place
from bot.demo.surveys import fill_surveys
from bot.errors import CommandError
from bot.processes import end, end_with_parent, start
from bot.service import service_from
from bot.sweeper import platform_of
from bot.wechat.menu import buttons
from storage.connect import open_database
from storage.migrate import migrate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from multiprocessing.process import BaseProcess

    from flask import Flask

    from bot.config.load import Config
    from bot.demo.place import Place
    from bot.service import Service

START_SECONDS = 30.0  # on a slow machine
SERVE_PATIENCE_SECONDS = 6.0  # what the contract gives it to end


def run(options: argparse.Namespace) -> int:
    """Play until Ctrl-C or SIGTERM."""
    place = demo_place.prepare(Path(options.folder), options.chat_port, os.environ)
    with demo_place.alone_in(place.folder):
        os.environ.clear()
        os.environ.update(place.env)
        logs.set_up(os.environ, "WARNING")
        config = load_config(options.config, os.environ)
        _migrate(config)
        children = [
            start(_simulate, place.simulator_arguments),
            start(_serve, options.make_app),
        ]
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.default_int_handler)
        try:
            return _play(place, config, children)
        except KeyboardInterrupt:
            return 0
        finally:
            end(children, SERVE_PATIENCE_SECONDS)


def _migrate(config: Config) -> None:
    database = open_database(config.database_url)
    migrate(database)
    database.close()  # before the children are forked


def _simulate(arguments: list[str]) -> None:
    """Run `python -m simulator` in this process."""
    end_with_parent()
    sys.argv = ["simulator", *arguments]
    runpy.run_module("simulator", run_name="__main__")


def _serve(make_app: Callable[[Service], Flask]) -> None:
    """Run `python app.py serve` in this process."""
    end_with_parent()
    sys.exit(main(make_app, ["serve"]))


def _play(place: Place, config: Config, children: list[BaseProcess]) -> int:
    _wait_until_up(place, children)
    service = service_from(config)
    try:
        demo_people.fill(service, place.simulator_url)
        fill_surveys(service)
    finally:
        service.database.close()
    platform_of(config, Clock(config.clock_file)).create_menu(buttons())
    sys.stderr.write("聊天页面（按 Ctrl-C 结束）：\n")
    sys.stdout.write(f"{place.simulator_url}/\n")
    sys.stdout.flush()
    multiprocessing.connection.wait([child.sentinel for child in children])
    message = "The simulator or the service ended by itself; its reason stands above."
    raise CommandError(message)


def _wait_until_up(place: Place, children: list[BaseProcess]) -> None:
    until = time.monotonic() + START_SECONDS
    while not (demo_people.is_up(place.simulator_url) and demo_people.is_well(place.service_url)):
        if time.monotonic() > until or not all(child.is_alive() for child in children):
            message = "The simulator and the service did not start; the reason stands above."
            raise CommandError(message)
        time.sleep(0.05)
