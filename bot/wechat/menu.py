"""The account's bottom menu: each button says a word that also works typed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from bot import logs
from bot.clock import Clock
from bot.config.load import load_config
from bot.errors import CommandError
from bot.sweeper import platform_of
from bot.wechat.refusals import PlatformError

if TYPE_CHECKING:
    import argparse

_MENU: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("报修", ()),
    ("办事", ("求助", "进度", "投诉", "意见征集", "公示")),
    ("服务", ("人工", "绑定", "我的数据", "帮助", "常见问题")),
)


def buttons() -> list[dict[str, Any]]:
    """Return the menu as the platform wants it: at most three, each with at most five below."""
    return [
        {"name": name, "sub_button": [_button(word) for word in words]} if words else _button(name)
        for name, words in _MENU
    ]


def _button(word: str) -> dict[str, Any]:
    return {"type": "click", "name": word, "key": word}


def run(options: argparse.Namespace) -> int:
    """Replace the menu on the platform."""
    logs.set_up(os.environ)
    config = load_config(options.config, os.environ)
    try:
        platform_of(config, Clock(config.clock_file)).create_menu(buttons())
    except PlatformError as error:
        message = f"{config.api_base} did not take the menu: {error}."
        raise CommandError(message) from error
    sys.stdout.write("menu created\n")
    return 0
