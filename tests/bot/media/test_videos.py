"""What a phone writes beside the pictures of a video does not stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.media.contents import NotWhatItSays, checked
from bot.media.videos import HiddenMetadata, without_metadata
from simulator.samples import sample_video

WHERE = b"+30.2741+120.1551/"


def box(kind: bytes, *contents: bytes) -> bytes:
    content = b"".join(contents)
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def long_box(kind: bytes, content: bytes) -> bytes:
    return (1).to_bytes(4, "big") + kind + (len(content) + 16).to_bytes(8, "big") + content


FTYP = box(b"ftyp", b"isom\x00\x00\x02\x00isommp41")
XYZ = box(b"\xa9xyz", len(WHERE).to_bytes(2, "big"), b"\x15\xc7", WHERE)
APPLE = box(
    b"meta",
    box(b"keys", b"\x00\x00\x00\x00\x00\x00\x00\x01mdtacom.apple.quicktime.location.ISO6709"),
    box(b"ilst", box(b"\x00\x00\x00\x01", box(b"data", WHERE))),
)
HEADER = box(b"mvhd", bytes(range(100)))
TRACK = box(b"trak", box(b"tkhd", b"matrix"), box(b"udta", XYZ), box(b"mdia", box(b"meta", WHERE)))
PICTURES = box(b"mdat", b"pictures \xa9xyz by chance " * 9)


def test_the_place_goes_and_every_offset_stays() -> None:
    video = FTYP + box(b"moov", HEADER, TRACK, box(b"udta", XYZ), APPLE) + PICTURES

    kept = checked("video", video).content

    assert WHERE not in kept
    assert b"com.apple" not in kept
    assert len(kept) == len(video)
    assert kept.endswith(PICTURES)
    assert kept.find(HEADER) == video.find(HEADER)
    assert kept.find(b"matrix") == video.find(b"matrix")
    assert kept.count(b"free") == 4


@pytest.mark.parametrize(
    "place",
    [
        long_box(b"uuid", b"0123456789abcdef<x:xmpmeta>" + WHERE),
        box(b"meta", WHERE),
        box(b"moov", long_box(b"udta", XYZ)),
        (0).to_bytes(4, "big") + b"moov" + box(b"udta", XYZ),
        (999).to_bytes(4, "big") + b"moov" + box(b"udta", XYZ),
        box(b"moov", (0).to_bytes(4, "big") + b"udta" + XYZ),
    ],
)
def test_the_place_goes_wherever_it_stands(place: bytes) -> None:
    kept = without_metadata(FTYP + place)

    assert WHERE not in kept
    assert len(kept) == len(FTYP + place)


@pytest.mark.parametrize(
    "hidden",
    [
        box(b"moov", box(b"cmov", b"packed")),
        box(b"moov", (3).to_bytes(4, "big") + XYZ),
        box(b"wide", XYZ),
        PICTURES + (5).to_bytes(4, "big") + b"junk" + XYZ,
    ],
)
def test_what_hides_a_place_is_refused(hidden: bytes) -> None:
    with pytest.raises(NotWhatItSays):
        checked("video", FTYP + hidden)


def test_boxes_within_boxes_without_end_are_no_trouble() -> None:
    deep = b"".join((0).to_bytes(4, "big") + b"moov" for _ in range(200_000))

    assert without_metadata(FTYP + deep) == FTYP + deep


def test_a_video_without_metadata_stays_as_it_is() -> None:
    assert without_metadata(sample_video()) == sample_video()


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=40),
            st.builds(box, st.sampled_from([b"moov", b"trak", b"udta", b"free"]), st.binary()),
            st.just(XYZ),
        )
    )
)
def test_any_bytes_are_cleaned_or_refused(parts: list[bytes]) -> None:
    video = FTYP + b"".join(parts)

    try:
        kept = without_metadata(video)
    except HiddenMetadata:
        return
    assert len(kept) == len(video)
    assert kept.startswith(FTYP)
