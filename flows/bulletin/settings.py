"""What a property company decides about bulletins (PUB)."""

from __future__ import annotations

from typing import ClassVar

from flows.settings.shapes import Flag
from flows.settings.site import Section


class Bulletins(Section):
    """What is published by itself."""

    key: ClassVar = "bulletin"

    monthly: Flag = True  # how complaints and suggestions were handled, in numbers (PUB-2)
