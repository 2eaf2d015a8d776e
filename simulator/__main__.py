"""`python -m simulator`: the platform for a demo on this machine."""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from threading import Event, Thread

from .account import Mode, account_from
from .clock import MovableClock
from .courier import http_delivery
from .errors import StartError
from .platform import Platform
from .server import bind, keep_pushing


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until told to end; 2 and one sentence when the simulator refuses to start."""
    options = _parser().parse_args(arguments)
    try:
        platform = _platform(options)
        server = bind(platform, options.port, options.host)
    except StartError as error:
        sys.stderr.write(f"simulator: {error}\n")
        return 2
    stopped = Event()
    try:
        # Whoever starts us in the background may have told us to ignore Ctrl-C.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.default_int_handler)
        Thread(target=keep_pushing, args=(platform, stopped), daemon=True).start()
        sys.stderr.write(f"simulator: {platform.url}\n")
        sys.stderr.flush()
        server.serve_forever(poll_interval=0.1)
    except KeyboardInterrupt:
        stopped.set()
    return 0


def _platform(options: argparse.Namespace) -> Platform:
    account = account_from(os.environ)
    mode: Mode = options.mode or ("secure" if account.aes_key else "plain")
    if mode != "plain" and not account.aes_key:
        message = f"mode {mode} needs WECHAT_ENCODING_AES_KEY"
        raise StartError(message)
    return Platform(
        account,
        clock=MovableClock(options.clock_file),
        deliver=http_delivery(options.target),
        mode=mode,
        strict=not options.lenient,
        accept_any_template=not options.known_templates_only,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m simulator",
        description="A stand-in for the WeChat platform; credentials come from WECHAT_* variables.",
    )
    parser.add_argument("--port", type=int, required=True, help="0 takes any free port")
    parser.add_argument("--host", default="127.0.0.1", help="must be this machine")
    parser.add_argument("--target", required=True, help="address of the account's webhook")
    parser.add_argument("--clock-file", required=True, help="holds the seconds time is ahead")
    parser.add_argument("--mode", choices=["secure", "compatible", "plain"])
    parser.add_argument("--lenient", action="store_true", help="a tapped option is a message")
    parser.add_argument(
        "--known-templates-only", action="store_true", help="refuse template ids never added"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
