"""Which addresses in answers of the platform are fetched: its own alone, whoever sent the file."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

PLATFORM_DOMAINS = ("qq.com", "qpic.cn", "wechat.com")
_STRANGE = re.compile(r"[^!-~]|[\\@]")  # what two readers of an address understand differently


def own_address(address: str, root: str) -> str | None:
    """Return the address to fetch a video from, None unless it is the platform's own.

    That is where `root` is itself, or one of Tencent's hosts, always over TLS.
    """
    if _STRANGE.search(address):
        return None
    try:
        asked, ours = urlsplit(address), urlsplit(root)
        if (asked.scheme, asked.hostname, asked.port) == (ours.scheme, ours.hostname, ours.port):
            return address
        host, plain_port = asked.hostname or "", asked.port in {None, 80, 443}
    except ValueError:
        return None
    of_platform = any(host == one or host.endswith(f".{one}") for one in PLATFORM_DOMAINS)
    if asked.scheme not in {"http", "https"} or not (of_platform and plain_port):
        return None
    return asked._replace(scheme="https", netloc=host).geturl()
