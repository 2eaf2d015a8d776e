"""Headers of pages that are read behind somebody's own link."""

from __future__ import annotations

PRIVATE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # the address is the key
    "Cache-Control": "private, no-store",
}
