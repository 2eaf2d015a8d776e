"""Temporary media, up and down."""

from typing import TYPE_CHECKING, Any

from simulator.errors import ApiError

from .call import Answer, Binary, Call, Route

if TYPE_CHECKING:
    from simulator.platform import Platform

ARTICLE_IMAGE_BYTES = 1 << 20


def upload(platform: "Platform", call: Call) -> dict[str, Any]:
    """Keep a file for three days."""
    kind = call.query.get("type", "")
    media = platform.media.upload(kind, call.files.get("media", b""))
    name = "thumb_media_id" if kind == "thumb" else "media_id"
    return {"type": kind, name: media.media_id, "created_at": int(media.created_at)}


def download(platform: "Platform", call: Call) -> Answer:
    """Give the bytes back; of a video, only an address."""
    media_id = call.query.get("media_id")
    if not media_id:
        raise ApiError(41006)
    media = platform.media.get(media_id)
    if media.kind == "video":
        return {"video_url": f"{platform.url}/mmbiz/{media.media_id}"}
    return Binary(media.content, media.content_type, f"{media.media_id}.{media.suffix}")


def upload_article_image(platform: "Platform", call: Call) -> dict[str, Any]:
    """Keep an image for articles, by address."""
    content = call.files.get("media", b"")
    if len(content) > ARTICLE_IMAGE_BYTES:
        raise ApiError(45001)
    media = platform.media.upload("image", content)
    return {"url": f"{platform.url}/mmbiz/{media.media_id}"}


ROUTES = {
    "media/upload": Route(upload),
    "media/get": Route(download, "GET"),
    "media/uploadimg": Route(upload_article_image),
}
