"""The platform's published vectors, and what must not open."""

import base64

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from simulator.crypto import decrypt, encrypt, is_signed, sign
from simulator.errors import CryptoError

TOKEN = "AAAAA"  # noqa: S105 -- of the official example
KEY = "A" * 43
APP_ID = "wxba5fad812f8e6fb9"


@pytest.mark.parametrize(
    ("timestamp", "nonce", "signature"),
    [
        ("1714036504", "1514711492", "f464b24fc39322e44b38aa78f5edd27bd1441696"),
        ("1714037059", "486452656", "899cf89e464efb63f54ddac96b0a0a235f53aa78"),
    ],
)
def test_signatures_are_the_official_ones(timestamp: str, nonce: str, signature: str) -> None:
    assert sign(TOKEN, timestamp, nonce) == signature


def test_an_encrypted_reply_is_the_official_one() -> None:
    sealed = encrypt('{"demo_resp":"good luck"}', KEY, APP_ID, random=b"707722b803182950")

    assert sealed.startswith("ELGduP2Y")
    assert sealed.endswith("tmxSQ==")
    signature = "1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1"
    assert is_signed(signature, TOKEN, "1713424427", "415670741", sealed)


@pytest.mark.parametrize("length", [0, 1, 7, 8, 31, 32, 33, 1000])
def test_what_is_sealed_opens_again_at_every_padding(length: int) -> None:
    text = "漏" * length

    assert decrypt(encrypt(text, KEY, APP_ID), KEY, APP_ID) == text


def test_another_key_does_not_open_it() -> None:
    sealed = encrypt("水管漏水", KEY, APP_ID)

    with pytest.raises(CryptoError):
        decrypt(sealed, "B" * 43, APP_ID)


def test_another_app_does_not_open_it() -> None:
    sealed = encrypt("水管漏水", KEY, APP_ID)

    with pytest.raises(CryptoError, match="app id"):
        decrypt(sealed, KEY, "wxsomebodyelse0000")


@pytest.mark.parametrize("sealed", ["", "AAAA", "not base64!", "A" * 64])
def test_rubbish_does_not_open(sealed: str) -> None:
    with pytest.raises(CryptoError):
        decrypt(sealed, KEY, APP_ID)


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        (b"too short" + bytes([23]) * 23, "too few"),
        (b"\0" * 16 + b"\0\0\0\1\xffwxsim" + bytes([6]) * 6, "not UTF-8"),
        (b"\0" * 31 + bytes([33]), "padding"),
    ],
)
def test_what_is_sealed_with_our_key_but_wrongly_made_does_not_open(
    plain: bytes, words: str
) -> None:
    key = base64.b64decode(KEY + "=")
    encryptor = Cipher(AES(key), CBC(key[:16])).encryptor()
    sealed = base64.b64encode(encryptor.update(plain) + encryptor.finalize()).decode()

    with pytest.raises(CryptoError, match=words):
        decrypt(sealed, KEY, "wxsim")


def test_a_signature_of_other_parts_is_refused() -> None:
    assert not is_signed(sign(TOKEN, "1", "2"), TOKEN, "1", "3")
