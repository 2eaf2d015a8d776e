"""What is taken for short enough is short enough, with all that can be tapped written out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.wechat.split import size_of, split_text
from flows.writing.markup import tap

LETTERS = st.text(st.sampled_from('改电话<a/>"&水1\n😀% '), max_size=12)
PIECES = st.one_of(
    LETTERS, st.builds(tap, LETTERS, LETTERS, st.sampled_from(["0", "", "id.place"]))
)


@given(st.lists(PIECES, max_size=12).map("".join), st.integers(200, 400))
def test_a_text_that_stays_whole_fits(text: str, limit: int) -> None:
    parts = split_text(text, limit)

    assert parts != [text] or size_of(text) <= limit
