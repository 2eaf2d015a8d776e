"""What the values of the configuration may look like: durations, clock times, phones, days."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Minutes = Annotated[int, Field(strict=True, ge=1, le=527_040)]  # at most a year
Count = Annotated[int, Field(strict=True, ge=1)]
CountOrNone = Annotated[int, Field(strict=True, ge=0)]  # nought switches it off
Flag = Annotated[bool, Field(strict=True)]
Text = Annotated[str, Field(min_length=1)]
Phone = Annotated[str, Field(pattern=r"^[0-9][0-9 -]{1,18}[0-9]$")]
LocalTime = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
ClosingTime = Annotated[str, Field(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]


def _is_a_day(text: str) -> str:
    date.fromisoformat(text)
    return text


def _is_a_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError) as error:
        message = "is no time zone such as Asia/Shanghai"
        raise ValueError(message) from error
    return name


Day = Annotated[str, AfterValidator(_is_a_day)]
Zone = Annotated[str, AfterValidator(_is_a_zone)]


class Frozen(BaseModel):
    """No unknown key, no change after loading; a bare number is good enough for a name."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)
