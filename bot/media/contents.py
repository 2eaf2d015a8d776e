"""What a file really is, judged by its bytes; pictures and videos are kept without hidden data."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from bot.media.videos import HiddenMetadata, without_metadata

PIXELS_AT_MOST = 64_000_000  # a phone's largest photo; what claims more is a decompression bomb
SIDE_AT_MOST = 4096  # pixels that are kept: a plate or a meter can still be read
JPEG_QUALITY = 90
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
_BAD_PICTURE = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    OSError,
    SyntaxError,  # Pillow's word for a broken PNG
    ValueError,
    TypeError,
    IndexError,
    EOFError,
    OverflowError,
)


class NotWhatItSays(Exception):
    """The bytes are not what the message said they are."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The bytes to keep, their type and the ending of the file's name."""

    content: bytes
    mime: str
    suffix: str


def checked(kind: str, content: bytes) -> Checked:
    """Return what is to be kept of an image, voice or video; raises NotWhatItSays."""
    if kind in {"image", "photo"}:
        return Checked(_drawn_anew(content), "image/jpeg", "jpg")
    if kind == "voice":
        if content.startswith((b"#!AMR\n", b"#!AMR-WB\n")):
            return Checked(content, "audio/amr", "amr")
        if content.startswith(b"ID3") or _is_mp3_frame(content):
            return Checked(content, "audio/mpeg", "mp3")
    if kind in {"video", "shortvideo"} and content[4:8] == b"ftyp":
        return Checked(_without_metadata(content), "video/mp4", "mp4")
    message = f"The file is no {kind}."
    raise NotWhatItSays(message)


def _without_metadata(video: bytes) -> bytes:
    try:
        return without_metadata(video)
    except HiddenMetadata as error:
        raise NotWhatItSays(str(error)) from error


def _is_mp3_frame(content: bytes) -> bool:
    """Eleven set bits, then a version, a layer and a bit rate that exist."""
    if len(content) < 4 or content[0] != 0xFF or content[1] & 0xE0 != 0xE0:
        return False
    version, layer, rate = content[1] >> 3 & 3, content[1] >> 1 & 3, content[2] >> 4
    return version != 1 and layer != 0 and rate not in {0, 15}


def _drawn_anew(content: bytes) -> bytes:
    """Decode a picture and encode its pixels alone: upright, no EXIF, no comment, no profile."""
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as picture:
            if picture.width * picture.height > PIXELS_AT_MOST:
                message = f"The picture claims {picture.width}x{picture.height} pixels."
                raise NotWhatItSays(message)
            picture.draft("RGB", (SIDE_AT_MOST, SIDE_AT_MOST))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((SIDE_AT_MOST, SIDE_AT_MOST))
            bare = Image.new("RGB", upright.size, "white")
            coloured = upright.convert("RGBA")
            bare.paste(coloured, mask=coloured.getchannel("A"))
        stream = BytesIO()
        bare.save(stream, "JPEG", quality=JPEG_QUALITY)
    except _BAD_PICTURE as error:
        message = f"The file is no picture: {type(error).__name__}."
        raise NotWhatItSays(message) from error
    return stream.getvalue()
