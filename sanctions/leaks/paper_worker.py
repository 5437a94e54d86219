"""Reads every word of a file and what its properties say, in a process of its own: people sent it.

Run by `record.bounded` for `sanctions.leaks.papers`. It is asked with a path and a media type and answers with pairs
(place, text); null stands for a file that could not be read whole. It imports no Django.

Of a PDF: pages, properties, XMP, remarks with their authors, form boxes, bookmarks, names of attached files. Of a Word
file: all its parts, with the authors of remarks and of changes. Of a picture: what the camera or a program wrote into it.
"""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from record.bounded import limited

TEXT, PROPERTIES, REMARKS = "text", "properties", "remarks"
MOST_PAGES = 2_000
MOST_PART = 20 * 1024 * 1024  # bytes of one part of a Word file, unpacked
MOST_SIGNS = 500_000  # some two hundred pages
WORDY = ("/Metadata", "/EmbeddedFile")
# Where a Word file starts a new line; every other mark stands inside a word as often as not.
LINE = re.compile(r"</w:p>|<w:(?:br|tab|cr)\b[^>]*>|</vt:\w+>|</(?:dc|cp|dcterms):\w+>")
TOLD = re.compile(r"(?:author|initials|name|descr|title|Target|userId|lastModifiedBy|val)=\"([^\"]*)\"")
MARK = re.compile(r"<[^>]*>")
ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}

Part = tuple[str, str]


class Unread(ValueError):
    """This file cannot be read whole."""


def words_of(path: Path, media: str) -> list[Part]:
    readers = {"application/pdf": _pdf, "text/plain": _plain}
    if media.startswith("image/"):
        reader = _picture
    elif "wordprocessingml" in media:
        reader = _word
    elif media in readers:
        reader = readers[media]
    else:
        raise Unread(media)
    found = [(place, text) for place, text in reader(path.read_bytes()) if text.strip()]
    if sum(len(text) for _place, text in found) > MOST_SIGNS:
        raise Unread("long")
    return found


def _plain(content: bytes) -> Iterator[Part]:
    yield TEXT, content.decode("utf-8", errors="replace")


# ---- PDF --------------------------------------------------------------------------------------------------------------


def _pdf(content: bytes) -> Iterator[Part]:
    """The pages as they read, and every string of every object, wherever it lies."""
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted or not 0 < len(reader.pages) <= MOST_PAGES:
        raise Unread("locked or long")
    yield TEXT, "\n".join(page.extract_text() for page in reader.pages)
    properties: list[str] = []
    remarks: list[str] = []
    for number in range(1, int(str(reader.trailer["/Size"]))):
        found = reader.get_object(number)
        is_remark = isinstance(found, DictionaryObject) and ("/Rect" in found or "/Contents" in found)
        (remarks if is_remark else properties).extend(_strings(found))
    yield PROPERTIES, "\n".join(properties)
    yield REMARKS, "\n".join(remarks)


def _strings(found: Any) -> Iterator[str]:
    """The strings of one object; what it refers to is an object of its own."""
    if isinstance(found, StreamObject) and (found.get("/Type") in WORDY or found.get("/Subtype") == "/XML"):
        yield _bare(found.get_data().decode("utf-8", errors="replace"))
    if isinstance(found, DictionaryObject):
        if found.get("/Type") not in ("/Font", "/FontDescriptor"):
            for value in found.values():
                yield from _strings(value)
    elif isinstance(found, ArrayObject):
        for value in found:
            yield from _strings(value)
    elif isinstance(found, NameObject | IndirectObject):
        return
    elif isinstance(found, str):
        yield str(found)
    elif isinstance(found, bytes):
        yield found.decode("utf-8", errors="replace")


# ---- Word -------------------------------------------------------------------------------------------------------------


def _word(content: bytes) -> Iterator[Part]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for part in packed.infolist():
            if not part.filename.endswith((".xml", ".rels")):
                continue
            if part.file_size > MOST_PART:
                raise Unread("large")
            inside = packed.read(part).decode("utf-8", errors="replace")
            place = TEXT if part.filename == "word/document.xml" else PROPERTIES
            place = REMARKS if "comments" in part.filename or "people" in part.filename else place
            if part.filename.startswith(("docProps/", "word/", "customXml/")) and not part.filename.endswith(".rels"):
                yield place, _bare(inside)
            yield PROPERTIES, "\n".join(_plainly(told) for told in TOLD.findall(inside))


def _bare(xml: str) -> str:
    """The words of an XML part: a name that is split over several runs becomes one again."""
    return _plainly(MARK.sub("", LINE.sub("\n", xml)))


def _plainly(text: str) -> str:
    for coded, sign in ENTITIES.items():
        text = text.replace(coded, sign)
    return text


# ---- pictures ---------------------------------------------------------------------------------------------------------


def _picture(content: bytes) -> Iterator[Part]:
    with Image.open(io.BytesIO(content)) as picture:
        told = [*picture.getexif().values(), *picture.getexif().get_ifd(0x8769).values(), *picture.info.values()]
        yield PROPERTIES, "\n".join(_said(value) for value in told)


def _said(value: Any) -> str:
    if isinstance(value, bytes):
        wide = value.decode("utf-16-le", errors="ignore") if value[1::2].count(0) > len(value) // 4 else ""
        return f"{value.decode('utf-8', errors='replace')}\n{wide}"
    return str(value)


if __name__ == "__main__":
    limited()
    asked = json.load(sys.stdin)
    json.dump(words_of(Path(asked["path"]), asked["media"]), sys.stdout)
