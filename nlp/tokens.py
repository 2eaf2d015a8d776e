"""Words of a Chinese text (分词); the only importer of jieba, which is started by `warm_up`."""

import logging
import sys
from functools import cache
from importlib.resources import files

sys.modules.setdefault("pkg_resources", None)  # type: ignore[arg-type]  # 5 MB, to find a file

import jieba  # noqa: E402

from nlp import lexicon  # noqa: E402

if sys.modules["pkg_resources"] is None:
    del sys.modules["pkg_resources"]

RARE = 60  # words of jieba's dictionary seen less often than this are left out: half the memory
OWN_FREQUENCY = 2000  # of the words in our own table


@cache
def _tokenizer() -> "jieba.Tokenizer":
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = _dictionary()
    tokenizer.initialized = True  # else jieba reads its whole dictionary and writes a cache to /tmp
    return tokenizer


def _dictionary() -> tuple[dict[str, int], int]:
    frequencies: dict[str, int] = {}
    with files(jieba).joinpath("dict.txt").open("r", encoding="utf-8") as lines:
        for line in lines:  # one by one: the whole of it would leave holes in the memory
            word, frequency, _ = line.split(" ")
            if int(frequency) >= RARE:
                frequencies[word] = int(frequency)
    for word in lexicon.lines("words.txt"):
        frequencies[word] = max(frequencies.get(word, 0), OWN_FREQUENCY)
    total = sum(frequencies.values())
    for word in list(frequencies):  # jieba walks along the beginnings of words
        for length in range(1, len(word)):
            frequencies.setdefault(word[:length], 0)
    return frequencies, total


def words(text: str) -> list[str]:
    """Cut the text into words, nothing left out."""
    cut: list[str] = _tokenizer().lcut(text, HMM=False)
    return cut
