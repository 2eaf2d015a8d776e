"""The calls an account can make, by path; a further family of calls is one more module here."""

from . import accounts, codes, media, menus, messages, notices, people, tags
from .call import Route

ROUTES: dict[str, Route] = {
    path if path.startswith("/") else f"/cgi-bin/{path}": route
    for family in (accounts, codes, media, menus, messages, notices, people, tags)
    for path, route in family.ROUTES.items()
}

__all__ = ["ROUTES", "Route"]
