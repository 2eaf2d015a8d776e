"""The simulator's HTTP server: both sides and the chat page, on this machine only."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from flask import Flask, send_file
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from .api import api_blueprint
from .control import control_blueprint
from .errors import StartError

if TYPE_CHECKING:
    from .platform import Platform

PAGE = Path(__file__).with_name("chat.html")
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
EVENT_PAUSE_SECONDS = 0.5
LARGEST_REQUEST = 32 << 20


class QuietHandler(WSGIRequestHandler):
    """Writes no line for each request."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 -- werkzeug's name
        """Say nothing: the deliveries are on record."""


@dataclass(frozen=True)
class Server:
    """A running server."""

    url: str
    stop: Callable[[], None]


def create_app(platform: "Platform") -> Flask:
    """Make the web application of a platform."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.register_blueprint(api_blueprint(platform))
    app.register_blueprint(control_blueprint(platform))
    app.add_url_rule("/", view_func=lambda: send_file(PAGE), endpoint="page")
    return app


def bind(platform: "Platform", port: int, host: str = "127.0.0.1") -> BaseWSGIServer:
    """Open the port; raises StartError off this machine or when the port is taken."""
    if host not in LOOPBACK:
        message = f"the simulator binds to this machine only, not to {host}"
        raise StartError(message)
    app = create_app(platform)
    try:
        server = make_server(host, port, app, threaded=True, request_handler=QuietHandler)
    except (OSError, SystemExit) as error:
        message = f"port {port} is taken"
        raise StartError(message) from error
    platform.url = f"http://{host}:{server.port}"
    return server


def serve_in_thread(platform: "Platform", port: int = 0, *, push_events: bool = False) -> Server:
    """Serve in the background; without `push_events`, call `platform.push_events` yourself."""
    server = bind(platform, port)
    stopped = Event()
    threads = [Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)]
    if push_events:
        threads.append(Thread(target=keep_pushing, args=(platform, stopped), daemon=True))
    for thread in threads:
        thread.start()

    def stop() -> None:
        stopped.set()
        server.shutdown()
        server.server_close()
        for thread in threads:
            thread.join()

    return Server(platform.url, stop)


def keep_pushing(platform: "Platform", stopped: Event) -> None:
    """Bring events soon after the calls that caused them, until stopped."""
    while not stopped.wait(EVENT_PAUSE_SECONDS):
        platform.push_events()
