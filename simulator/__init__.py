"""A local stand-in of the WeChat platform, for tests and the demo; knows nothing of the service."""

from .account import Account, Mode
from .anchors import Link, Option
from .bubbles import Bubble
from .calls import Called
from .clock import MovableClock
from .courier import Attempt, Delivery, Push, http_delivery
from .errors import ApiError, PhoneError, SimulatorError, StartError
from .phone import Phone
from .platform import OUT_OF_SERVICE, Platform
from .samples import sample_photo, sample_voice
from .server import Server, create_app, serve_in_thread

__all__ = [
    "OUT_OF_SERVICE",
    "Account",
    "ApiError",
    "Attempt",
    "Bubble",
    "Called",
    "Delivery",
    "Link",
    "Mode",
    "MovableClock",
    "Option",
    "Phone",
    "PhoneError",
    "Platform",
    "Push",
    "Server",
    "SimulatorError",
    "StartError",
    "create_app",
    "http_delivery",
    "sample_photo",
    "sample_voice",
    "serve_in_thread",
]
