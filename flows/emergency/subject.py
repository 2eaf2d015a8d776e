"""What danger brings: the conversation about its details."""

from __future__ import annotations

from flows.cases.subject import Subject
from flows.emergency.details import DETAILS

EMERGENCY = Subject("emergency", flows=(DETAILS,))
