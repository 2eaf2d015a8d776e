"""What the environment decides: addresses, secrets, the clock of a stand-in, the key that signs."""

from __future__ import annotations

import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.config.load import is_loopback, load_config
from bot.secret_key import secret_key
from tests.bot.config.shipped import AES_KEY, SECRETS, SHIPPED, mistakes_of


def test_the_environment_has_the_defaults_of_the_contract() -> None:
    config = load_config(SHIPPED, SECRETS)

    assert (config.host, config.port) == ("127.0.0.1", 8000)
    assert config.api_base == "https://api.weixin.qq.com"
    assert config.database_url == "sqlite:///data/bot.db"
    assert config.data_dir == Path("data")
    assert config.public_url == "http://127.0.0.1:8000"
    assert (config.aes_keys, config.secret_key, config.wecom) == ((), None, None)


def test_what_is_given_is_taken_and_the_current_key_comes_first() -> None:
    config = load_config(
        SHIPPED,
        SECRETS
        | {
            "WECHAT_ENCODING_AES_KEY": AES_KEY,
            "WECHAT_ENCODING_AES_KEY_PREVIOUS": "p" * 43,
            "PORT": "9000",
            "HOST": "0.0.0.0",  # noqa: S104 - what an operator may choose
            "PUBLIC_URL": "https://wuye.example.org/",
            "DATABASE_URL": "postgresql://u:hidden@db/x",
        },
    )

    assert config.aes_keys == (AES_KEY, "p" * 43)
    assert (config.port, config.public_url) == (9000, "https://wuye.example.org")


def test_secrets_are_never_shown() -> None:
    env = SECRETS | {
        "WECHAT_ENCODING_AES_KEY": AES_KEY,
        "SECRET_KEY": "signing",
        "DATABASE_URL": "postgresql://u:hidden@db/x",
    }
    shown = repr(load_config(SHIPPED, env))

    for secret in ("t0ken", "s3cret", AES_KEY, "signing", "hidden"):
        assert secret not in shown
    wrong = mistakes_of(SHIPPED, {"WECHAT_ENCODING_AES_KEY": "very-secret"})
    assert not any("very-secret" in mistake for mistake in wrong)


def test_who_needs_no_platform_needs_no_secrets() -> None:
    assert load_config(SHIPPED, {}, platform=False).token == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "9" * 5000),
        ("WECHAT_API_BASE", "localhost:9000"),
        ("PUBLIC_URL", "http://[broken"),
        ("DATABASE_URL", "mysql://x"),
        ("WECHAT_ENCODING_AES_KEY", "short"),
        ("WECHAT_ENCODING_AES_KEY_PREVIOUS", AES_KEY),
        ("WECOM_CORP_ID", "ww1"),
    ],
)
def test_a_wrong_variable_is_named(name: str, value: str) -> None:
    found = mistakes_of(SHIPPED, SECRETS | {name: value})

    assert found
    assert all(re.match(r"(PORT|DATABASE_URL|PUBLIC_URL|WE[A-Z_]+): \S", m) for m in found)


def test_an_empty_variable_is_a_missing_one() -> None:
    assert mistakes_of(SHIPPED, SECRETS | {"WECHAT_TOKEN": " "}) == ["WECHAT_TOKEN: is missing"]


def test_wecom_is_given_whole_or_not_at_all() -> None:
    whole = {
        "WECOM_CORP_ID": "ww1",
        "WECOM_AGENT_ID": "1000002",
        "WECOM_SECRET": "s",
        "WECOM_TOKEN": "t",
        "WECOM_ENCODING_AES_KEY": AES_KEY,
    }

    wecom = load_config(SHIPPED, SECRETS | whole).wecom
    assert wecom is not None
    assert (wecom.corp_id, wecom.agent_id) == ("ww1", "1000002")
    del whole["WECOM_TOKEN"]
    assert mistakes_of(SHIPPED, SECRETS | whole) == ["WECOM_TOKEN: is missing beside the others"]


@pytest.mark.parametrize(
    ("base", "moves"),
    [
        ("http://127.0.0.1:9000", True),
        ("http://localhost:9000/", True),
        ("http://[::1]:9000", True),
        ("https://api.weixin.qq.com", False),
        ("http://127.0.0.1.example.org", False),
        ("http://127.0.0.1@example.org", False),
    ],
)
def test_the_clock_moves_only_while_the_platform_is_a_stand_in_here(
    base: str, *, moves: bool
) -> None:
    env = SECRETS | {"WECHAT_API_BASE": base, "CLOCK_FILE": "clock"}

    assert (load_config(SHIPPED, env).clock_file is not None) is moves
    assert is_loopback(base) is moves


def test_the_secret_key_is_made_once_and_only_we_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _n: secret_key(folder), range(16)))

    assert len(keys) == 1
    assert len(keys.pop()) >= 43
    assert [path.name for path in folder.iterdir()] == ["secret_key"]
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600


def test_a_given_secret_key_leaves_no_file(tmp_path: Path) -> None:
    assert secret_key(tmp_path, "given") == "given"
    assert list(tmp_path.iterdir()) == []
