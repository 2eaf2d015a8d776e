"""`serve`: a parent with web workers (granian) and one sweeper process, each respawned."""

from __future__ import annotations

import errno
import gc
import logging
import os
import resource
import shutil
import signal
import socket
import threading
import time
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

from bot import logs
from bot.config.load import load_config
from bot.errors import CommandError
from bot.front import Front
from bot.processes import Keeper, end_with_parent
from bot.service import service_from
from bot.sweeper import run_sweeper
from flows.answer import book
from nlp.understanding import warm_up
from storage.connect import open_database
from storage.errors import StorageError
from storage.migrate import require_migrated

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

    from flask import Flask

    from bot.config.load import Config
    from bot.service import Service

    MakeApp = Callable[[Service], Flask]

WEB_PATIENCE_SECONDS = 3  # for requests under way, at the end
PORT_PATIENCE_SECONDS = 3.0  # until the children of a killed service have let go of the port
CRASHES_IN_A_ROW = 5  # of web workers, each within STEADY_SECONDS: then it will not get better
STEADY_SECONDS = 30
CONNECTIONS = 8192  # of a worker, fewer where it may open fewer files: silent ones count, too
OTHER_FILES = 256  # a worker has open beside its connections, at most
HEADERS_MS = 10_000  # to send the headers in
_KEEP_OUR_LOGS = {"version": 1, "incremental": True, "handlers": {}, "loggers": {}}
log = logging.getLogger(__name__)


def run(options: argparse.Namespace) -> int:
    """Serve until SIGTERM or SIGINT."""
    logs.set_up(os.environ)
    config = load_config(options.config, os.environ)
    _require_migrated(config)
    _allow_files()
    host = _address(config.host)
    _wait_for_port(host, config.port)
    _rehearse(options.make_app, config)
    counts_in = _empty_counts(config)
    sweeper = Keeper(run_sweeper, config, counts_in)
    load = partial(_load, options.make_app, config, counts_in)
    try:
        return _serve_web(replace(config, host=host), load, sweeper)
    finally:
        sweeper.end()


def _empty_counts(config: Config) -> Path:
    """Return the folder in which this server counts from nothing; DATA_DIR may be of several.

    A child of a killed server may still be writing into the one before.
    """
    ours = config.data_dir / "counts" / f"{config.port} {socket.gethostname()}"
    shutil.rmtree(ours, ignore_errors=True)
    folder = ours / str(os.getpid())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _require_migrated(config: Config) -> None:
    try:
        with closing(open_database(config.database_url)) as database:
            require_migrated(database)
    except StorageError as error:
        raise CommandError(str(error)) from error


def _address(host: str) -> str:
    """Return the address behind a name, as granian takes no names."""
    try:
        return str(socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0][4][0])
    except OSError as error:
        message = f"HOST: {host} is no address of this machine."
        raise CommandError(message) from error


def _wait_for_port(host: str, port: int) -> None:
    """Refuse a port that somebody uses: the workers share theirs, so binding it would succeed."""
    until = time.monotonic() + PORT_PATIENCE_SECONDS
    try:
        while not is_free(host, port):
            if time.monotonic() > until:
                message = f"Port {port} on {host} is taken; set PORT to another one."
                raise CommandError(message)
            time.sleep(0.05)
    except OSError as error:
        message = f"HOST, PORT: {host} port {port} cannot be used: {error.strerror}."
        raise CommandError(message) from error


def is_free(host: str, port: int) -> bool:
    """Tell whether nobody listens on this port; raises OSError when nobody could."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen()
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise
    return True


def _rehearse(make_app: MakeApp, config: Config) -> None:
    """Make the application once, so that a fault ends the start here and not in every worker.

    Workers inherit the modules and the words of understanding, and answer at once.
    """
    warm_up()
    book.warm_up(config.settings)
    make_app(service_from(config))
    # What the start has made stays for good: no collection walks through it again, and a worker
    # that is forked shares its pages for longer.
    gc.collect()
    gc.freeze()


def _load(make_app: MakeApp, config: Config, counts_in: Path, _target: str = "") -> Front:
    """Make the application of a web worker."""
    end_with_parent()
    # Ctrl-C reaches the whole group, and granian's worker hangs when it is told to end twice.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    warm_up()  # nothing to do, unless the worker had to start from nothing
    book.warm_up(config.settings)
    service = service_from(config, counts_in)
    return Front(service, make_app(service))


def _serve_web(config: Config, load: Callable[[str], Front], sweeper: Keeper) -> int:
    """Run web workers until a signal; start anew when they crash, but not for ever."""
    stopping = threading.Event()
    crashes = 0
    while not stopping.is_set():
        began = time.monotonic()
        server = _server(config)
        server.on_startup(partial(_on_startup, server, sweeper, stopping))
        try:
            server.serve(target_loader=load)  # type: ignore[arg-type]  # it takes RSGI objects, too
        except SystemExit:
            log.error("web workers crashed")  # noqa: TRY400 - granian has told
            crashes = crashes + 1 if time.monotonic() - began < STEADY_SECONDS else 1
        if crashes == CRASHES_IN_A_ROW:
            return 1
    return 0


def _allow_files() -> None:
    """Let each process open as many files as this machine lets it: a connection is one."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _connections() -> int:
    """Return how many connections a worker may hold; granian's own limit is 1,024 for all."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if files == resource.RLIM_INFINITY:
        return CONNECTIONS
    return max(1, min(CONNECTIONS, files - OTHER_FILES))


def _server(config: Config) -> MPServer:
    return MPServer(
        "小管家",
        address=config.host,
        port=config.port,
        interface=Interfaces.RSGI,
        workers=config.workers,
        websockets=False,
        http=HTTPModes.http1,  # finding out which it is would wait for the first byte for ever
        backlog=CONNECTIONS,
        backpressure=_connections(),
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_MS),
        log_level=LogLevels.warning,
        log_dictconfig=_KEEP_OUR_LOGS,
        respawn_failed_workers=True,
        workers_kill_timeout=WEB_PATIENCE_SECONDS,
    )


def _on_startup(server: MPServer, sweeper: Keeper, stopping: threading.Event) -> None:
    """Let a signal reach the sweeper at once, not only after the web workers have ended."""

    def end(*_: object) -> None:
        stopping.set()
        sweeper.ask_to_end()
        server.signal_handler_interrupt()  # type: ignore[no-untyped-call]

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    sweeper.start()
