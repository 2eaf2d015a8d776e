"""Processes that end together: a child notices its parent's death, however the parent died."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.process import BaseProcess

PATIENCE_SECONDS = 5.0  # for a child to end by itself: one call of the platform
PAUSE_SECONDS = 1.0  # before somebody who died at once is started again
log = logging.getLogger(__name__)


def end_with_parent() -> None:
    """End this process as soon as its parent is gone, even after SIGKILL."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, name="end-with-parent", daemon=True).start()


def start(target: Callable[..., object], *args: object) -> BaseProcess:
    """Start a child in this process group, in the way granian starts its own."""
    method = multiprocessing.get_start_method()
    context: Any = multiprocessing.get_context("fork" if method == "fork" else "spawn")
    child: BaseProcess = context.Process(target=target, args=args, name=target.__name__)
    child.start()
    return child


class Keeper:
    """Keeps one child alive: starts it again when it dies, ends it on request."""

    def __init__(self, target: Callable[..., object], *args: object) -> None:
        self._target, self._args = target, args
        self._stopping = threading.Event()
        self._ends_at = 0.0
        self._child: BaseProcess | None = None
        self._thread = threading.Thread(target=self._keep, name="keeper", daemon=True)

    def start(self) -> None:
        """Start the child, and a thread that watches it; starting again changes nothing."""
        if self._child is not None:
            return
        self._child = start(self._target, *self._args)
        self._thread.start()

    def ask_to_end(self) -> None:
        """Begin to end, without waiting; may be called from a signal handler."""
        if not self._stopping.is_set():
            self._ends_at = time.monotonic() + PATIENCE_SECONDS
        self._stopping.set()
        if self._child is not None and self._child.is_alive():
            self._child.terminate()

    def end(self) -> None:
        """Wait until the child has ended, by force if it takes too long."""
        self.ask_to_end()
        if self._child is not None:
            self._thread.join(max(0.0, self._ends_at - time.monotonic()))
        end([self._child] if self._child else [], patience=0.1)

    def _keep(self) -> None:
        while self._child is not None and not self._stopping.is_set():
            self._child.join()
            if self._stopping.wait(PAUSE_SECONDS):
                return
            log.error("child died", extra={"child": self._target.__name__})
            self._child = start(self._target, *self._args)
            if self._stopping.is_set():
                self._child.terminate()


def end(children: list[BaseProcess], patience: float = PATIENCE_SECONDS) -> None:
    """Ask children to end, and kill whoever has not after `patience` seconds in all."""
    for child in children:
        if child.is_alive():
            child.terminate()
    until = time.monotonic() + patience
    for child in children:
        child.join(max(0.0, until - time.monotonic()))
        if child.is_alive():
            child.kill()
            child.join()


def ends_on_signals() -> threading.Event:
    """Return a flag that SIGTERM and SIGINT set."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop
