"""Signatures and AES as the platform does them, written apart from the service's own."""

import base64
import binascii
import hashlib
import hmac
import secrets
import struct

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7

from .errors import CryptoError

_PADDING = PKCS7(32 * 8)  # bits, although an AES block has half of them
RANDOM = 16  # bytes before the length
HEAD = RANDOM + 4


def sign(*parts: str) -> str:
    """Return the SHA-1 of the parts, sorted as plain strings and joined."""
    # The platform's own choice of hash; nothing here depends on its strength.
    return hashlib.sha1("".join(sorted(parts)).encode(), usedforsecurity=False).hexdigest()


def is_signed(signature: str, *parts: str) -> bool:
    """Tell whether `signature` belongs to the parts."""
    return hmac.compare_digest(signature.encode(), sign(*parts).encode())


def encrypt(text: str, aes_key: str, app_id: str, random: bytes | None = None) -> str:
    """Seal `text`; `random` (16 bytes) is given only to reproduce published vectors."""
    content = text.encode()
    random = random or secrets.token_hex(RANDOM // 2).encode()
    plain = random + struct.pack(">I", len(content)) + content + app_id.encode()
    padder, encryptor = _PADDING.padder(), _cipher(aes_key).encryptor()
    padded = padder.update(plain) + padder.finalize()
    sealed = encryptor.update(padded) + encryptor.finalize()
    return base64.b64encode(sealed).decode()


def decrypt(sealed: str, aes_key: str, app_id: str) -> str:
    """Open what `encrypt` sealed; raises CryptoError, also when the app id differs."""
    try:
        decryptor = _cipher(aes_key).decryptor()
        plain = decryptor.update(base64.b64decode(sealed, validate=True)) + decryptor.finalize()
    except (ValueError, binascii.Error) as error:
        message = f"not sealed: {error}"
        raise CryptoError(message) from error
    return _content(_without_padding(plain), app_id)


def _cipher(aes_key: str) -> Cipher[CBC]:
    key = base64.b64decode(aes_key + "=")
    return Cipher(AES(key), CBC(key[:16]))


def _without_padding(plain: bytes) -> bytes:
    unpadder = _PADDING.unpadder()
    try:
        return unpadder.update(plain) + unpadder.finalize()
    except ValueError as error:
        message = "wrong padding: sealed with another key, or damaged"
        raise CryptoError(message) from error


def _content(plain: bytes, app_id: str) -> str:
    if len(plain) < HEAD:
        message = f"{len(plain)} bytes are too few"
        raise CryptoError(message)
    end = HEAD + int.from_bytes(plain[RANDOM:HEAD], "big")
    if plain[end:] != app_id.encode():
        message = "the app id at the end is not ours, or the length is wrong"
        raise CryptoError(message)
    try:
        return plain[HEAD:end].decode()
    except UnicodeDecodeError as error:
        message = "the content is not UTF-8"
        raise CryptoError(message) from error
