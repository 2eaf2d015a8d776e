"""The QR codes of rooms: asked of the platform, written for the printer, and scanned."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from simulator import Account, MovableClock, Platform, http_delivery, serve_in_thread

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bot.conftest import CommandLine

ROSTER = "小区,楼栋,单元,房号,姓名,手机,身份\n" + "".join(
    f"翠湖花园,{building},1,{room},李雷,138000{building}{room:04d},业主\n"
    for building in (3, 5)
    for room in (101, 1502)
)
ACCOUNT = Account("wxsim0123456789ab", "simulator-secret", "simulator-token")


def test_each_room_gets_a_code_that_only_we_can_make(command: CommandLine, tmp_path: Path) -> None:
    clock = MovableClock(tmp_path / "clock")
    platform = Platform(ACCOUNT, clock=clock, deliver=http_delivery("http://127.0.0.1:1"))
    server = serve_in_thread(platform)
    command.set(
        WECHAT_APP_ID=ACCOUNT.app_id,
        WECHAT_APP_SECRET=ACCOUNT.app_secret,
        WECHAT_TOKEN=ACCOUNT.token,
        WECHAT_API_BASE=server.url,
    )
    command("import", "residents", command.write("residents.csv", ROSTER))
    file = tmp_path / "codes.csv"

    done = command("export", "room-codes", str(file), "--building", "3")
    again = command("export", "room-codes", str(file))
    server.stop()

    rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert done.code == 0
    assert [row[:4] for row in rows[1:]] == [
        ["翠湖花园", "3", "1", "101"],
        ["翠湖花园", "3", "1", "1502"],
    ]
    assert all(row[4].startswith(f"{server.url}/cgi-bin/showqrcode?ticket=") for row in rows[1:])
    assert again.code == 2
    assert "overwrites nothing" in again.err


def test_a_platform_that_gives_no_code_is_one_sentence(
    command: CommandLine, tmp_path: Path
) -> None:
    command.set(
        WECHAT_APP_ID=ACCOUNT.app_id,
        WECHAT_APP_SECRET=ACCOUNT.app_secret,
        WECHAT_TOKEN=ACCOUNT.token,
        WECHAT_API_BASE="http://127.0.0.1:9",
    )
    command("import", "residents", command.write("residents.csv", ROSTER))

    done = command("export", "room-codes", str(tmp_path / "codes.csv"))

    assert done.code == 2
    assert len(done.mistakes) == 1
    assert "gave no code" in done.err
