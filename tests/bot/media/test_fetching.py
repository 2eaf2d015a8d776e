"""Evidence: fetched in time, what it says it is, without hidden data, kept whole."""

from __future__ import annotations

import hashlib
import struct
import zlib
from io import BytesIO
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from bot.media.contents import NotWhatItSays, checked
from bot.media.fetching import Shelf, fetch_due
from simulator import sample_photo, sample_voice
from simulator.samples import sample_video
from storage.evidence import Belongs
from tests.bot.outbox.outgoing import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from storage.database import Database
    from storage.records.messages import Evidence
    from storage.store import Store

GET = "media/get"
DAY = 86_400
PLAIN = b"<html><script>alert(1)</script></html>"


@pytest.fixture
def world(tmp_path: Path, sqlite_database: Database) -> Iterator[World]:
    """Return a world of its own."""
    made = World(tmp_path, sqlite_database)
    yield made
    made.close()


def sent(world: World, kind: str, content: bytes, case_id: str | None = None) -> str:
    """Let somebody send a file; return the id of its record."""
    media = world.wechat.media.put(kind, content)
    person_id = world.person(world.phone("李雷")).id
    belongs = Belongs(case_id=case_id)
    return world.store(
        lambda s: s.evidence.add(person_id, kind, media.media_id, belongs, world.now())
    )


def fetch(world: World, max_mb: int = 20) -> int:
    shelf = Shelf(world.folder, max_mb)
    return fetch_due(world.db, world.account, shelf, world.now, world.stop)


def record(world: World, evidence_id: str) -> Evidence:
    found = world.store(lambda s: s.evidence.get(evidence_id))
    assert found is not None
    return found


def reason(world: World, evidence_id: str) -> str | None:
    sql = "SELECT reason FROM evidence WHERE id = :id"
    row = world.db.read(lambda c: c.one(sql, id=evidence_id))
    return row["reason"] if row else None


def photo_with(exif: Image.Exif, size: tuple[int, int] = (40, 20)) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, "red").save(stream, "JPEG", exif=exif, comment=b"who I am")
    return stream.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def test_a_photo_is_kept_by_case_with_the_hash_of_what_is_kept(world: World) -> None:
    photo = sent(world, "image", sample_photo(), case_id="case-1")

    stored = fetch(world)

    kept = record(world, photo)
    path = world.folder / str(kept.path)
    assert (stored, kept.status, kept.mime) == (1, "stored", "image/jpeg")
    assert kept.path == f"evidence/case-1/{photo}.jpg"
    assert (path.stat().st_mode & 0o777, path.stat().st_size) == (0o600, kept.size)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == kept.sha256
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("kind", "content", "suffix"),
    [
        ("voice", sample_voice(), "amr"),
        ("voice", b"ID3\x04" + bytes(100), "mp3"),
        ("voice", b"\xff\xfb\x90\x00" + bytes(100), "mp3"),
        ("video", sample_video(), "mp4"),
    ],
)
def test_voice_and_video_are_kept_as_they_are(
    world: World, kind: str, content: bytes, suffix: str
) -> None:
    file = sent(world, kind, content)

    fetch(world)

    kept = record(world, file)
    assert kept.path == f"evidence/loose/{file}.{suffix}"
    assert (world.folder / kept.path).read_bytes() == content


def test_hidden_data_is_removed_and_the_photo_stands_upright(world: World) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825)[2] = (39.0, 54.0, 20.0)  # where it was taken
    photo = sent(world, "image", photo_with(exif))

    fetch(world)

    path = world.folder / str(record(world, photo).path)
    with Image.open(path) as kept:
        assert kept.size == (20, 40)
        assert dict(kept.getexif()) == {}
        assert "comment" not in kept.info
    assert b"Maker" not in path.read_bytes()


def test_a_transparent_picture_lies_on_white() -> None:
    stream = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(stream, "PNG")

    with Image.open(BytesIO(checked("image", stream.getvalue()).content)) as kept:
        assert kept.getpixel((4, 4)) == (255, 255, 255)


def test_a_very_large_photo_is_made_smaller() -> None:
    with Image.open(
        BytesIO(checked("image", photo_with(Image.Exif(), (9000, 10))).content)
    ) as kept:
        assert kept.width == 4096


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("image", PLAIN),
        ("image", b"\xff\xd8\xff" + PLAIN),
        ("image", sample_photo()[:2000]),
        ("image", sample_voice()),
        ("image", b"%!PS-Adobe-3.0 EPSF-3.0\n"),
        ("voice", sample_photo()),
        ("voice", PLAIN),
        ("voice", b"\xff\xff\xff\xff"),
        ("video", PLAIN),
        ("video", sample_voice()),
        ("file", sample_photo()),
    ],
)
def test_what_is_not_what_it_says_is_refused(world: World, kind: str, content: bytes) -> None:
    media = world.wechat.media.put("image", content)
    person_id = world.person(world.phone("李雷")).id
    file = world.store(
        lambda s: s.evidence.add(person_id, kind, media.media_id, Belongs(), world.now())
    )

    fetch(world)

    assert record(world, file).status == "refused"
    assert not list(world.folder.glob("evidence/**/*.*"))


@pytest.mark.parametrize("size", [(8_001, 8_000), (12_000, 12_000), (60_000, 60_000)])
def test_a_decompression_bomb_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(NotWhatItSays):
        checked("image", png_that_claims(*size))


def test_a_file_over_the_limit_is_refused(world: World) -> None:
    file = sent(world, "voice", sample_voice() + bytes(1 << 20))

    fetch(world, max_mb=1)

    assert (record(world, file).status, reason(world, file)) == ("refused", "too_large")


def test_an_expired_file_is_lost_and_somebody_is_told_with_it(world: World) -> None:
    told: list[tuple[str, str]] = []

    def tell(_store: Store, file: Evidence, status: str) -> None:
        told.append((file.id, status))

    file = sent(world, "image", sample_photo())
    world.clock.advance(3 * DAY + 1)

    shelf = Shelf(world.folder, given_up=tell)
    fetch_due(world.db, world.account, shelf, world.now, world.stop)

    assert (record(world, file).status, reason(world, file)) == ("lost", "expired")
    assert told == [(file, "lost")]


def test_a_busy_platform_is_asked_again_more_and_more_rarely(world: World) -> None:
    file = sent(world, "image", sample_photo())
    world.wechat.faults.next(GET, timeout=True, times=2)

    fetch(world)
    fetch(world)
    at_once = world.wechat.faults.waiting()
    world.clock.advance(11)
    fetch(world)
    world.clock.advance(11)
    fetch(world)
    too_soon = record(world, file).status
    world.clock.advance(10)
    fetch(world)

    assert at_once == {GET: 1}
    assert (too_soon, record(world, file).status) == ("waiting", "stored")


def test_a_platform_busy_for_three_days_has_lost_it(world: World) -> None:
    file = sent(world, "image", sample_photo())
    world.wechat.faults.next(GET, errcode=-1, times=1000)

    for _ in range(3 * 24 + 2):
        world.clock.advance(3600)
        fetch(world)

    assert (record(world, file).status, reason(world, file)) == ("lost", "busy")


def test_a_folder_that_cannot_be_written_is_tried_again(world: World) -> None:
    file = sent(world, "image", sample_photo(), case_id="case-1")
    blocked = world.folder / "evidence"
    blocked.write_text("no folder", encoding="ascii")

    fetch(world)
    status = record(world, file).status
    blocked.unlink()
    world.clock.advance(11)
    fetch(world)

    assert (status, record(world, file).status) == ("waiting", "stored")


def test_a_crash_while_writing_leaves_nothing_in_the_way(world: World) -> None:
    file = sent(world, "image", sample_photo())
    world.store(lambda s: s.evidence.claim_waiting(world.now(), world.now() + 300_000, 1))
    folder = world.folder / "evidence" / "loose"
    folder.mkdir(parents=True)
    (folder / f".{file}.part").write_bytes(b"half")

    fetch(world)
    claimed_by_the_dead = record(world, file).status
    world.clock.advance(301)
    fetch(world)

    assert (claimed_by_the_dead, record(world, file).status) == ("waiting", "stored")
    assert [entry.suffix for entry in folder.iterdir()] == [".jpg"]


def test_several_fetchers_share_the_work(world: World) -> None:
    files = [sent(world, "voice", sample_voice()) for _ in range(12)]
    counts: list[int] = []
    threads = [Thread(target=lambda: counts.append(fetch(world))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(counts) == 12
    assert {record(world, file).status for file in files} == {"stored"}


def test_a_stopped_fetcher_begins_nothing(world: World) -> None:
    file = sent(world, "image", sample_photo())
    world.stop.set()

    fetch(world)

    assert record(world, file).status == "waiting"
