"""What the platform refuses, sorted by what can be done about it (WECHAT.md §4 to §7)."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "window_closed",  # no customer-service message until the person writes again
    "not_following",  # nothing at all until the person contacts us
    "no_grant",  # the person lets us send no (further) notice
    "token",  # the access token is no longer good
    "account",  # secret or address list are wrong: an operator has to act
    "quota",  # the day's calls are used up
    "slower",  # the minute's calls are used up
    "busy",  # "try again", or nobody there: not carried out
    "unanswered",  # no answer: perhaps carried out all the same
    "expired",  # the file is no longer there
    "too_large",  # the file is larger than we take
    "forbidden",  # the account may not make this call
    "content",  # what we sent is wrong, and would be wrong again
]
_CODES: dict[Kind, tuple[int, ...]] = {
    "window_closed": (45015, 45047),
    "not_following": (40003, 43004, 43005, 43019, 46004, 48002, 50005, 70000),
    "no_grant": (43101,),
    "token": (40001, 40014, 41001, 42001, 42007),
    "account": (40002, 40013, 40125, 40164, 40243, 41002, 41004, 61004),
    "quota": (45009,),
    "slower": (45011, 45066),
    "busy": (-1, 61450, 9001002),
    "expired": (40007,),
    "forbidden": (48001, 48004, 48008, 50001, 50002),
}
_KINDS = {code: kind for kind, codes in _CODES.items() for code in codes}
_RETRIED: frozenset[Kind] = frozenset({"token", "account", "quota", "slower", "busy", "unanswered"})


def kind_of(errcode: int) -> Kind:
    """Sort a code of the platform; what is not listed is our own mistake."""
    return _KINDS.get(errcode, "content")


class PlatformError(Exception):
    """The platform did not do what it was asked; `errcode` is None when it did not answer.

    The message holds no address, as the address holds the token.
    """

    def __init__(self, errcode: int | None, message: str, kind: Kind | None = None) -> None:
        self.errcode = errcode
        self.kind: Kind = kind or ("busy" if errcode is None else kind_of(errcode))
        super().__init__(f"{message} ({self.kind}, errcode {errcode})")

    @property
    def retry(self) -> bool:
        """Whether the same call may succeed later."""
        return self.kind in _RETRIED
