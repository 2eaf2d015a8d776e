"""Built-in media for whoever has none at hand: a photo, a voice message, a video."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

_AMR_SILENCE = bytes.fromhex("7c") + b"\xa1" * 31  # one frame, 20 ms at 12.2 kbit/s
_SIZE = (640, 480)


@cache
def sample_photo() -> bytes:
    """Draw a pipe under a sink with drops falling into a puddle, as JPEG with EXIF data."""
    photo = Image.new("RGB", _SIZE, "#dfe6e4")
    draw = ImageDraw.Draw(photo)
    _draw_tiles(draw)
    _draw_pipe(draw)
    _draw_water(draw)
    exif = Image.Exif()
    exif[0x010F] = "Simulator"  # the maker's name: something a service must remove
    stream = BytesIO()
    photo.filter(ImageFilter.SMOOTH).save(stream, "JPEG", quality=88, exif=exif)
    return stream.getvalue()


def sample_voice() -> bytes:
    """Return a second of silence as AMR."""
    return b"#!AMR\n" + _AMR_SILENCE * 50


def sample_video() -> bytes:
    """Return the head of an MP4 file, enough to be recognised as one."""
    head = b"ftypisom\x00\x00\x02\x00isomiso2avc1mp41"
    return (len(head) + 4).to_bytes(4, "big") + head + (8).to_bytes(4, "big") + b"mdat"


def scene_picture(words: str) -> bytes:
    """Draw a stand-in for a QR code: nobody scans it, the control side does."""
    picture = Image.new("RGB", (430, 430), "white")
    draw = ImageDraw.Draw(picture)
    for left, top in ((30, 30), (310, 30), (30, 310)):
        draw.rectangle((left, top, left + 90, top + 90), outline="black", width=14)
        draw.rectangle((left + 30, top + 30, left + 60, top + 60), fill="black")
    draw.text((60, 205), words, fill="black")
    stream = BytesIO()
    picture.save(stream, "JPEG")
    return stream.getvalue()


def _draw_tiles(draw: ImageDraw.ImageDraw) -> None:
    for x in range(0, 640, 80):
        draw.line((x, 0, x, 360), fill="#c3cfcc", width=3)
    for y in range(0, 361, 80):
        draw.line((0, y, 640, y), fill="#c3cfcc", width=3)
    draw.rectangle((0, 360, 640, 480), fill="#b59a7a")
    draw.rectangle((0, 352, 640, 364), fill="#8d7760")


def _draw_pipe(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((180, 0, 470, 46), fill="#f7f7f5", outline="#9aa5a3", width=4)
    for box in ((300, 46, 350, 190), (300, 170, 470, 220), (430, 170, 480, 352)):
        draw.rectangle(box, fill="#9fb0b8", outline="#6d7f88", width=4)
    for box in ((290, 96, 360, 124), (370, 160, 398, 230), (420, 280, 490, 304)):
        draw.rectangle(box, fill="#7d9099", outline="#5a6b74", width=3)
    draw.rectangle((312, 48, 320, 168), fill="#c9d6db")
    draw.rectangle((442, 224, 450, 350), fill="#c9d6db")


def _draw_water(draw: ImageDraw.ImageDraw) -> None:
    draw.ellipse((250, 392, 520, 452), fill="#6fa8c9", outline="#4f8bb0", width=3)
    draw.ellipse((300, 404, 430, 428), fill="#9cc7de")
    for x, y, r in ((384, 244, 9), (378, 282, 8), (389, 318, 9), (381, 356, 8), (396, 262, 5)):
        draw.polygon([(x - r, y), (x, y - 2 * r), (x + r, y)], fill="#5b9cc2")
        draw.ellipse((x - r, y - r, x + r, y + r), fill="#5b9cc2")
