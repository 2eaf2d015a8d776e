"""What can go wrong at the edge that a caller has to handle."""

from __future__ import annotations


class ConfigError(Exception):
    """The configuration has mistakes; each is one sentence that begins with its path."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


class CommandError(Exception):
    """A command can't be done; each mistake is one sentence for whoever typed it."""

    def __init__(self, *mistakes: str) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = list(mistakes)
