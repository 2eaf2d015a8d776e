"""The official account under test, and the refusal to play with a real one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .errors import StartError

APP_ID_PREFIX = "wxsim"
AES_KEY_LENGTH = 43

Mode = Literal["secure", "compatible", "plain"]


@dataclass(frozen=True)
class Account:
    """What the platform and the account's server share."""

    app_id: str
    app_secret: str
    token: str
    aes_key: str = ""
    original_id: str = "gh_5a1e0b3c7d92"
    previous_aes_key: str = ""
    name: str = "小管家"


def account_from(environment: Mapping[str, str]) -> Account:
    """Build the account from WECHAT_* variables; raises StartError on what may be a real one."""
    names = ("WECHAT_APP_ID", "WECHAT_APP_SECRET", "WECHAT_TOKEN")
    missing = [name for name in names if not environment.get(name)]
    if missing:
        message = f"{', '.join(missing)} must be set"
        raise StartError(message)
    if not environment["WECHAT_APP_ID"].startswith(APP_ID_PREFIX):
        message = (
            f"WECHAT_APP_ID does not start with {APP_ID_PREFIX!r}: it may belong to a real account,"
            " and the simulator does not run with real credentials"
        )
        raise StartError(message)
    return Account(
        app_id=environment["WECHAT_APP_ID"],
        app_secret=environment["WECHAT_APP_SECRET"],
        token=environment["WECHAT_TOKEN"],
        aes_key=aes_key_from(environment, "WECHAT_ENCODING_AES_KEY"),
        previous_aes_key=aes_key_from(environment, "WECHAT_ENCODING_AES_KEY_PREVIOUS"),
    )


def aes_key_from(environment: Mapping[str, str], name: str) -> str:
    """Return the key called `name`, or an empty string when there is none."""
    key = environment.get(name, "")
    if key and len(key) != AES_KEY_LENGTH:
        message = f"{name} must have {AES_KEY_LENGTH} characters, not {len(key)}"
        raise StartError(message)
    return key
