"""The QR code of each room: whoever scans it is led to bind that home (WECHAT.md §8)."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from bot.errors import CommandError
from bot.pages.links import room_scene
from bot.sweeper import platform_of
from bot.wechat.refusals import PlatformError
from flows.writing import exports as export_texts
from storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from bot.service import Service
    from storage.records.people import Home

MOST_CODES = 100_000  # permanent ones an account may have


def write_room_codes(service: Service, file: Path, building: str | None) -> int:
    """Ask the platform for a permanent code of each known home; return how many were written."""
    if file.suffix.lower() != ".csv":
        message = f"{file}: the name must end in .csv."
        raise CommandError(message)
    homes = [
        home for c in service.settings.communities for home in _homes(service, c.name, building)
    ]
    if len(homes) > MOST_CODES:
        message = f"{len(homes)} rooms are more than the {MOST_CODES} codes an account may have."
        raise CommandError(message)
    platform = platform_of(service.config, service.clock)
    try:
        with file.open("x", encoding="utf-8-sig", newline="") as stream:
            sheet = csv.writer(stream)
            sheet.writerow(export_texts.ROOM_CODE_HEADS)
            for home in homes:
                address = platform.create_scene_code(room_scene(home.id, service.secret))
                sheet.writerow([home.community, home.building, home.unit, home.room, address])
    except FileExistsError as error:
        message = f"{file} exists already; an export overwrites nothing."
        raise CommandError(message) from error
    except PlatformError as error:
        message = f"{service.config.api_base} gave no code: {error}. {file} holds those it gave."
        raise CommandError(message) from error
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror}."
        raise CommandError(message) from error
    return len(homes)


def _homes(service: Service, community: str, building: str | None) -> list[Home]:
    return service.database.read(lambda c: Store(c).residents.homes_in(community, building))
