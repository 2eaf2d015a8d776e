"""The page of a survey as `serve` gives it: forms and drafts pass through the front door whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import requests

from flows.survey.texts import page as words
from tests.bot.running import free_port, patiently, started
from tests.scenarios.conftest import ACCOUNT
from tests.scenarios.survey_pages import GOOD, answers_in, invite, running

if TYPE_CHECKING:
    from pathlib import Path

    from tests.scenarios.conftest import World


def test_a_form_passes_whole(world: World, tmp_path: Path) -> None:
    case = running(world)
    path = invite(world, case)
    env = {
        "WECHAT_TOKEN": ACCOUNT.token,
        "WECHAT_APP_ID": ACCOUNT.app_id,
        "WECHAT_APP_SECRET": ACCOUNT.app_secret,
        "WECHAT_ENCODING_AES_KEY": ACCOUNT.aes_key,
        "WECHAT_API_BASE": world.server.url,
        "DATABASE_URL": world.database_url,
        "DATA_DIR": str(tmp_path / "data"),
        "CLOCK_FILE": str(world.clock.path),
        "SECRET_KEY": world.service.secret,
        "PORT": str(free_port()),
    }
    said = GOOD | {"security": "不满意", "why": "字" * 900}
    with started(["serve"], env, tmp_path / "stderr"):
        address = f"http://127.0.0.1:{env['PORT']}{path}"
        first = patiently()
        assert first.get(address, timeout=5).status_code == 200
        kept = first.post(
            f"{address}/draft", json={"security": {"security": ["不满意"]}}, timeout=5
        )
        much = requests.post(address, data={"why": "x" * (2 << 20)}, timeout=5)
        done = first.post(address, data=said, timeout=5)

    assert kept.json() == {"kept": True}
    assert (much.status_code, words.TOO_LARGE in much.text) == (413, True)
    assert words.THANKS in done.text
    assert answers_in(world, case) == [said]
    assert '"ERROR"' not in (tmp_path / "stderr").read_text(encoding="utf-8")
