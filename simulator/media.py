"""The shelf of temporary media: what people sent and what the account uploaded."""

import secrets
from dataclasses import dataclass

from .clock import MovableClock
from .errors import ApiError

LIFE_SECONDS = 3 * 86_400
MEBIBYTE = 1 << 20
LIMITS = {  # bytes
    "image": 10 * MEBIBYTE,
    "voice": 2 * MEBIBYTE,
    "video": 10 * MEBIBYTE,
    "thumb": 64 * 1024,
}
HEADS = (  # first bytes, offset, kind, suffix, content type
    (b"\xff\xd8\xff", 0, "image", "jpg", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", 0, "image", "png", "image/png"),
    (b"GIF8", 0, "image", "gif", "image/gif"),
    (b"#!AMR", 0, "voice", "amr", "audio/amr"),
    (b"ID3", 0, "voice", "mp3", "audio/mpeg"),
    (b"\xff\xfb", 0, "voice", "mp3", "audio/mpeg"),
    (b"ftyp", 4, "video", "mp4", "video/mp4"),
)


@dataclass(frozen=True)
class Media:
    """One file and its kind: image, voice, video or thumb."""

    media_id: str
    kind: str
    content: bytes
    created_at: float

    @property
    def suffix(self) -> str:
        """The file name's ending, by content."""
        return _head(self.content)[1]

    @property
    def content_type(self) -> str:
        """The MIME type, by content."""
        return _head(self.content)[2]


class MediaShelf:
    """Media by id, for three days."""

    def __init__(self, clock: MovableClock) -> None:
        """Start empty."""
        self._clock = clock
        self._media: dict[str, Media] = {}

    def put(self, kind: str, content: bytes) -> Media:
        """Keep what a person sent, whatever it is."""
        media = Media(secrets.token_urlsafe(48), kind, content, self._clock.now())
        self._media[media.media_id] = media
        return media

    def upload(self, kind: str, content: bytes) -> Media:
        """Keep what the account uploads; raises 40004, 41005, 40005 or 40006."""
        if kind not in LIMITS:
            raise ApiError(40004)
        if not content:
            raise ApiError(41005)
        if _head(content)[0] != ("image" if kind == "thumb" else kind):
            raise ApiError(40005)
        if len(content) > LIMITS[kind]:
            raise ApiError(40006)
        return self.put(kind, content)

    def get(self, media_id: object) -> Media:
        """Return what has not expired; raises 40007."""
        media = self._media.get(media_id) if isinstance(media_id, str) else None
        if media is None or self._clock.now() >= media.created_at + LIFE_SECONDS:
            raise ApiError(40007)
        return media

    def shown(self, media_id: str) -> Media | None:
        """Return what a screen shows, which does not expire."""
        return self._media.get(media_id)


def _head(content: bytes) -> tuple[str, str, str]:
    for head, offset, *kind in HEADS:
        if content[offset : offset + len(head)] == head:
            return kind[0], kind[1], kind[2]
    return "", "bin", "application/octet-stream"
