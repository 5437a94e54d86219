"""Photos: whether one opens at all, and the copy that is handed out, which no longer says where it was taken.

Sources: ux.md §3, 46. The original is never changed: the Board keeps it, and its digest stands on record. A copy is made
anew at each download, so that nothing is kept twice. A GIF carries no place and is handed out as it came.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import IO

import pi_heif  # type: ignore[import-untyped]
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from complaints.errors import Refused

pi_heif.register_heif_opener()

MOST_MEGAPIXELS = 64  # 192 MB once opened; the largest that telephones write unasked are 50
JPEG, PNG, GIF, HEIC = "image/jpeg", "image/png", "image/gif", "image/heic"
ENDINGS = {JPEG: "jpg", PNG: "png", GIF: "gif"}  # of what is handed out
READERS = {JPEG: ("JPEG",), PNG: ("PNG",), GIF: ("GIF",), HEIC: ("HEIF",)}
# What goes along into the copy: how colours and see-through parts look. Place, camera, date and comments do not.
LOOKS = ("icc_profile", "transparency")


@dataclass(frozen=True)
class Copy:
    """A photo without traces: its bytes and its media type (a HEIC photo becomes a JPEG, which every browser opens)."""

    content: bytes
    media: str


def is_photo(media: str) -> bool:
    """Whether a file of this media type has to open as a photo to be taken."""
    return media in READERS


def refuse_unreadable(stream: IO[bytes], media: str) -> None:
    """Refuses a photo that does not open to its last row, and one of more than 64 megapixels."""
    _opened(stream, media)


def without_traces(stream: IO[bytes], media: str) -> Copy | None:
    """The copy to hand out; None where the file is no photo, or a GIF. The camera's turn is applied first."""
    if media not in READERS or media == GIF:
        return None
    image = _opened(stream, media)
    turned = ImageOps.exif_transpose(image) or image
    turned.info = {name: turned.info[name] for name in LOOKS if name in turned.info}
    held = io.BytesIO()
    if media == PNG:
        turned.save(held, "PNG")
        return Copy(held.getvalue(), PNG)
    shown = turned if turned.mode in ("RGB", "L", "CMYK") else turned.convert("RGB")
    shown.save(held, "JPEG", quality=92)
    return Copy(held.getvalue(), JPEG)


def _opened(stream: IO[bytes], media: str) -> Image.Image:
    stream.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is below
            image = Image.open(stream, formats=READERS[media])
        if image.width * image.height > MOST_MEGAPIXELS * 1_000_000:
            raise Refused(_too_large())
        image.load()
    except Image.DecompressionBombError as bomb:
        raise Refused(_too_large()) from bomb
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, RuntimeError) as broken:
        raise Refused(
            _("We cannot open this photo: a part of it is missing. Save it again, or send another one")
        ) from broken
    return image


def _too_large() -> str:
    return _("This photo has more than %(most)s megapixels. Make it smaller, or send it by mail") % {
        "most": MOST_MEGAPIXELS
    }
