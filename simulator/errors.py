"""What can go wrong on the platform's side, and the platform's own words for it."""

WORDS: dict[int, str] = {
    -1: "system error",
    40001: (
        "invalid credential, access_token is invalid or not latest, could get access_token by"
        " getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r"
    ),
    40002: "invalid grant_type",
    40003: "invalid openid",
    40004: "invalid media type",
    40005: "invalid file type",
    40006: "invalid media size",
    40007: "invalid media_id",
    40008: "invalid message type",
    40013: "invalid appid",
    40014: "invalid access_token",
    40015: "invalid button type",
    40016: "invalid button size",
    40017: "invalid button type",
    40018: "invalid button name size",
    40019: "invalid button key size",
    40033: "invalid charset. please check your request, if include \\uxxxx will create fail!",
    40035: "invalid parameter",
    40037: "invalid template_id",
    40039: "invalid url size",
    40053: "invalid action info",
    40097: "invalid args",
    40125: "invalid appsecret",
    40164: "invalid ip, not in whitelist",
    41001: "access_token missing",
    41002: "appid missing",
    41004: "appsecret missing",
    41005: "media data missing",
    41006: "media_id missing",
    42001: "access_token expired",
    43002: "require POST method",
    43004: "require subscribe",
    43101: "user refuse to accept the msg",
    44002: "empty post data",
    44004: "empty content",
    45001: "media size out of limit",
    45002: "content size out of limit",
    45008: "article size out of limit",
    45009: "reach max api daily quota limit",
    45011: "api minute-quota reach limit, must slower, retry next minute",
    45015: "response out of time limit or subscription is canceled",
    45047: "out of response count limit",
    45056: "too many tag now, no need to add new",
    45058: "can not modify sys tag",
    45059: "can not add this tag to user",
    45072: "command must be Typing or CancelTyping",
    45080: "need interact with user in the last 30 seconds",
    45081: "already typing",
    45157: "invalid tag name",
    45158: "invalid tag name length",
    45159: "invalid tag id",
    46003: "menu no exist",
    47001: "data format error",
    47003: "argument invalid!",
    48001: "api unauthorized",
    48002: "user block receive message",
    48006: "forbid to clear quota because of reaching the limit",
}


class SimulatorError(Exception):
    """Anything the simulator refuses."""


class ApiError(SimulatorError):
    """A call of the account is refused with one of the platform's error codes."""

    def __init__(self, errcode: int, errmsg: str | None = None) -> None:
        """Without `errmsg` the platform's usual words are used."""
        self.errcode = errcode
        self.errmsg = WORDS.get(errcode, "error") if errmsg is None else errmsg
        super().__init__(f"{errcode} {self.errmsg}")


class CryptoError(SimulatorError):
    """A sealed text cannot be opened."""


class ReplyError(SimulatorError):
    """The account answered a push with something the platform does not accept."""


class PhoneError(SimulatorError):
    """A person cannot do this on their phone now."""


class StartError(SimulatorError):
    """The simulator refuses to start in these surroundings."""
