"""What can go wrong when something is remembered; the driver's own error is the `__cause__`."""

from __future__ import annotations


class StorageError(Exception):
    """The database refused a statement, or was asked for something it cannot do."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or self.__doc__)


class Stale(StorageError):
    """Somebody else changed the row since it was read: load again and decide anew."""


class Unavailable(StorageError):
    """The database cannot be reached or written; trying later can help."""


class Busy(Unavailable):
    """Another writer holds the database for too long."""


class Unreachable(Unavailable):
    """The database server does not answer: even asking it would be waiting."""


class NotMigrated(StorageError):
    """The database lacks migrations; run `python app.py migrate`."""
