"""The strict reading of what the account answers to a push."""

from collections import Counter
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from .account import Account, Mode
from .bubbles import Content, plain_content, text_content
from .contents import article_of, media_content, music_content, news_content
from .crypto import decrypt, is_signed
from .errors import ApiError, CryptoError, ReplyError
from .media import MediaShelf

TEXT_BYTES = 2048
MOST_ARTICLES = 8
ONE_ARTICLE_AFTER = {"text", "image", "voice", "video", "link", "location"}
COMMON = {"ToUserName", "FromUserName", "CreateTime", "MsgType"}
PARTS = {  # the tags each type has beside the common ones
    "text": {"Content"},
    "image": {"Image"},
    "voice": {"Voice"},
    "video": {"Video"},
    "music": {"Music"},
    "news": {"ArticleCount", "Articles"},
    "transfer_customer_service": set(),
}
OPTIONAL = {"transfer_customer_service": {"TransInfo"}}


@dataclass(frozen=True)
class Expected:
    """What a reply is measured against."""

    account: Account
    mode: Mode
    aes_key: str
    openid: str
    answers: str  # the MsgType of the push
    media: MediaShelf


def read_reply(body: bytes, expected: Expected) -> Content | None:
    """Return what is to be shown, None for `success` or nothing; raises ReplyError."""
    if body in {b"", b"success"}:
        return None
    root = parse(body)
    if expected.mode == "secure" or (expected.mode == "compatible" and has_tag(root, "Encrypt")):
        root = parse(_opened(root, expected).encode())
    return _content(root, expected)


def parse(body: bytes) -> ET.Element:
    """Parse a reply; raises ReplyError on anything but one well-formed <xml> element."""
    if b"<!" in body.replace(b"<![CDATA[", b""):
        message = "the reply declares a document type"
        raise ReplyError(message)
    try:
        # The service under test on this machine wrote it, and declarations are refused above.
        root = ET.fromstring(body)  # noqa: S314
    except ET.ParseError as error:
        message = f"the reply is no XML: {error}"
        raise ReplyError(message) from error
    if root.tag != "xml":
        message = f"the reply begins with <{root.tag}>, not <xml>"
        raise ReplyError(message)
    return root


def has_tag(root: ET.Element, tag: str) -> bool:
    """Tell whether a child has this tag."""
    return root.find(tag) is not None


def _opened(root: ET.Element, expected: Expected) -> str:
    _check_tags(root, {"Encrypt", "MsgSignature", "TimeStamp", "Nonce"}, set())
    sealed, stamp, nonce = (_text(root, tag) for tag in ("Encrypt", "TimeStamp", "Nonce"))
    signature = _text(root, "MsgSignature")
    if not is_signed(signature, expected.account.token, stamp, nonce, sealed):
        message = "the signature of the reply is wrong"
        raise ReplyError(message)
    try:
        return decrypt(sealed, expected.aes_key, expected.account.app_id)
    except CryptoError as error:
        message = f"the reply cannot be opened: {error}"
        raise ReplyError(message) from error


def _content(root: ET.Element, expected: Expected) -> Content:
    kind = _text(root, "MsgType")
    if kind not in PARTS:
        message = f"the reply has the unknown type {kind!r}"
        raise ReplyError(message)
    _check_tags(root, COMMON | PARTS[kind], OPTIONAL.get(kind, set()))
    _check_same(root, "ToUserName", expected.openid)
    _check_same(root, "FromUserName", expected.account.original_id)
    if not _text(root, "CreateTime").isdecimal():
        message = "CreateTime is no number"
        raise ReplyError(message)
    return _shown(root, kind, expected)


def _shown(root: ET.Element, kind: str, expected: Expected) -> Content:
    if kind == "text":
        return text_content(_checked_text(_text(root, "Content")))
    if kind == "news":
        return _news(root, expected.answers)
    if kind == "music":
        return music_content(root.findtext("Music/Title", ""))
    if kind == "transfer_customer_service":
        return plain_content("已转接人工客服", "transfer")
    media_id = root.findtext(f"{kind.capitalize()}/MediaId", "")
    try:
        return media_content(expected.media.get(media_id))
    except ApiError as error:
        message = f"the reply names the unknown medium {media_id!r}"
        raise ReplyError(message) from error


def _checked_text(text: str) -> str:
    size = len(text.encode())
    if not 1 <= size <= TEXT_BYTES:
        message = f"a text reply has 1 to {TEXT_BYTES} bytes, not {size}"
        raise ReplyError(message)
    return text


def _news(root: ET.Element, answers: str) -> Content:
    items = root.findall("Articles/item")
    if _text(root, "ArticleCount") != str(len(items)) or not items:
        message = f"ArticleCount is not the number of articles, {len(items)}"
        raise ReplyError(message)
    most = 1 if answers in ONE_ARTICLE_AFTER else MOST_ARTICLES
    keys = ("Title", "Description", "Url", "PicUrl")
    articles = [article_of({part.tag: part.text for part in item}, keys) for item in items]
    return news_content(articles[:most])  # the platform drops the rest without a word


def _check_tags(root: ET.Element, needed: set[str], optional: set[str]) -> None:
    counts = Counter(child.tag for child in root)
    wrong = [tag for tag in needed if counts[tag] != 1]
    wrong += [tag for tag in counts if tag not in needed | optional]
    if wrong:
        message = f"the reply must have each tag once: {', '.join(sorted(wrong))}"
        raise ReplyError(message)


def _check_same(root: ET.Element, tag: str, value: str) -> None:
    if _text(root, tag) != value:
        message = f"{tag} of the reply is {_text(root, tag)!r}, not {value!r}"
        raise ReplyError(message)


def _text(root: ET.Element, tag: str) -> str:
    return root.findtext(tag, "").strip() if tag != "Content" else root.findtext(tag, "")
