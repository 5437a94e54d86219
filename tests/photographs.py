"""Photos for tests: small ones that open, and ones that say where they were taken."""

import io
from pathlib import Path

from PIL import Image

# Written once by libheif's encoder, which no Python package brings along: 64 × 48, turned, with a place in Norwich.
HEIC = (Path(__file__).parent / "files" / "geotagged.heic").read_bytes()
GPS, MAKER, TURN = 0x8825, 0x010F, 0x0112


def photo(form: str = "JPEG", *, size: tuple[int, int] = (64, 48), mode: str = "RGB", placed: bool = False) -> bytes:
    """A photo of one colour; `placed`: with place, maker, turn and (as a JPEG) a comment, as a telephone writes them."""
    held, more = io.BytesIO(), {}
    if placed:
        facts = Image.Exif()
        facts[MAKER], facts[TURN] = "Phone maker", 6
        facts.get_ifd(GPS).update({1: "N", 2: (41.0, 31.0, 12.0), 3: "W", 4: (72.0, 4.0, 32.0)})
        more = {"exif": facts} | ({"comment": b"at home"} if form == "JPEG" else {})
    Image.new(mode, size).save(held, form, **more)
    return held.getvalue()
