"""Sealing what is answered in a survey, with a key made of the secret, not in the database."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from flows.conversation.context import ROOM

_NONCE_BYTES = 12


class SecretSealer:
    """Seals with AES-256-GCM, a key a purpose; the purpose is part of what is verified."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def seal(self, purpose: str, text: str, room: int = ROOM) -> str:
        """Return the text as only `unseal` reads it, for the same purpose."""
        nonce, plain = os.urandom(_NONCE_BYTES), text.encode()
        filled = plain + b"\0" * (-len(plain) % room)
        sealed = self._cipher(purpose).encrypt(nonce, filled, purpose.encode())
        return base64.b64encode(nonce + sealed).decode()

    def unseal(self, purpose: str, sealed: str) -> str | None:
        """Return the text; None when it was sealed for another purpose, or with another key."""
        try:
            raw = base64.b64decode(sealed, validate=True)
            nonce, rest = raw[:_NONCE_BYTES], raw[_NONCE_BYTES:]
            filled = self._cipher(purpose).decrypt(nonce, rest, purpose.encode())
            return filled.rstrip(b"\0").decode()
        except (ValueError, InvalidTag):
            return None

    def _cipher(self, purpose: str) -> AESGCM:
        return AESGCM(hmac.digest(self._secret, f"seal {purpose}".encode(), hashlib.sha256))
