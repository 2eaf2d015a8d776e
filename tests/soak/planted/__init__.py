"""Faults put into a clean run, one at a time: what the checker must be able to see."""

from tests.soak.planted import cases, messages, outbox, outside
from tests.soak.planted.scene import Scene

PLANTS = outbox.PLANTS | cases.PLANTS | outside.PLANTS | messages.PLANTS

__all__ = ["PLANTS", "Scene"]
