"""Makes clean copies of PDFs, in a process of its own: what people send can stall a reader or fill the memory.

Run by `record.bounded` for `complaints.clean_pdf`. It is asked with pairs of paths (sent, copy), makes each copy in a
child of its own under limits, and answers with the numbers of pages; null stands for a copy that could not be made.

A copy holds the pages and nothing else: no author, no title, no XMP, no script, no action, no attached file. What forms
and remarks draw on a page is drawn into the page; who made a remark, and what its pop-up says, is left out. A layer that
was switched off stays off and loses its name. The JPEGs inside lose what a camera wrote into them.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NameObject,
    RectangleObject,
    StreamObject,
    TextStringObject,
)

from record.bounded import limited

MOST_PAGES = 2_000
PARTS_OF_A_PAGE = ("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group")
RESOURCES = ("/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font", "/Properties")
LEFT_OUT = frozenset(
    {
        "/Metadata", "/PieceInfo", "/LastModified", "/AA", "/A", "/OpenAction", "/JS", "/AF", "/EF", "/F", "/Ref", "/OPI",
        "/Parent", "/StructParent", "/StructParents", "/Annots", "/Thumb", "/Usage", "/Length",
    }
)  # fmt: skip
HIDDEN, NOT_SHOWN = 2, 32  # flags of a remark that the reader of the original does not see either
LOOKS = (0xE0, 0xEE)  # JFIF and Adobe: the segments of a JPEG that say how its colours look
PICTURE, END, COMMENT = 0xDA, 0xD9, 0xFE


class NoCopy(ValueError):
    """This PDF cannot be copied page by page."""


class Copy:
    """One copy being made: what is reached from a page is copied once, without what is left out."""

    def __init__(self, sent: PdfReader) -> None:
        self.sent, self.made = sent, PdfWriter()
        self.known: dict[tuple[int, int], Any] = {}

    def all_pages(self) -> PdfWriter:
        if self.sent.is_encrypted:
            raise NoCopy("locked")
        if not 0 < len(self.sent.pages) <= MOST_PAGES:
            raise NoCopy("pages")
        for page in self.sent.pages:
            self.page(page)
        self.layers()
        self.made.metadata = None
        return self.made

    def page(self, page: PageObject) -> None:
        box = page.mediabox
        new = self.made.add_blank_page(float(box.width), float(box.height))
        for name in PARTS_OF_A_PAGE:
            if name in page:
                new[NameObject(name)] = self.copied(page.raw_get(name))
        found = page.get("/Resources", DictionaryObject()).get_object()
        resources = DictionaryObject(
            {NameObject(name): self.copied(found.raw_get(name)) for name in RESOURCES if name in found}
        )
        new[NameObject("/Resources")] = resources
        drawn = list(self.drawn_on(page))
        objects = DictionaryObject(resources.get("/XObject", DictionaryObject()).get_object())
        lines = ["Q"]
        for number, (form, matrix) in enumerate(drawn):
            objects[NameObject(f"/Drawn{number}")] = form
            lines.append(f"q {' '.join(f'{part:.6f}' for part in matrix)} cm /Drawn{number} Do Q")
        if drawn:
            resources[NameObject("/XObject")] = objects
        contents = page.get("/Contents", ArrayObject()).get_object()
        streams = [page.raw_get("/Contents")] if isinstance(contents, StreamObject) else list(contents or [])
        new[NameObject("/Contents")] = ArrayObject(
            [self.line("q"), *(self.copied(stream) for stream in streams), self.line("\n".join(lines))]
        )

    def line(self, words: str) -> IndirectObject:
        stream = DecodedStreamObject()
        stream.set_data(words.encode() + b"\n")
        return self.made._add_object(stream)

    def drawn_on(self, page: PageObject) -> Iterable[tuple[Any, tuple[float, ...]]]:
        """What forms and remarks draw on the page, each with the matrix that puts it in its place (ISO 32000 12.5.5)."""
        for found in page.get("/Annots", ArrayObject()).get_object() or []:
            remark: Any = found.get_object()
            if not isinstance(remark, DictionaryObject) or int(remark.get("/F", 0)) & (HIDDEN | NOT_SHOWN):
                continue
            corners: Any = remark["/Rect"]
            look = remark.get("/AP", DictionaryObject()).get_object().get("/N")
            form = look.get_object() if look is not None else None
            if isinstance(form, DictionaryObject) and not isinstance(form, StreamObject):
                form = form.get(remark.get("/AS", ""), None)
                form = form.get_object() if form is not None else None
            if not isinstance(form, StreamObject) or remark.get("/Subtype") == "/Popup" or "/BBox" not in form:
                continue
            place = _placed(form, RectangleObject(corners))
            if place:
                new = self.copied(form)
                new[NameObject("/Type")], new[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
                yield self.made._add_object(new), place

    def layers(self) -> None:
        """Which layers are off, so that nothing hidden comes to light; how they are called is left out."""
        told = self.sent.root_object.get("/OCProperties")
        if told is None:
            return
        told = told.get_object()
        settings = told.get("/D", DictionaryObject()).get_object()
        kept = {name: self.copied(settings.raw_get(name)) for name in ("/BaseState", "/ON", "/OFF") if name in settings}
        self.made.root_object[NameObject("/OCProperties")] = DictionaryObject(
            {
                NameObject("/OCGs"): self.copied(told.raw_get("/OCGs")),
                NameObject("/D"): DictionaryObject({NameObject(name): value for name, value in kept.items()}),
            }
        )

    def copied(self, found: Any) -> Any:
        """The same for the copy; what is pointed to is copied when it is first met."""
        if isinstance(found, IndirectObject):
            at = (found.idnum, found.generation)
            if at not in self.known:
                target: Any = found.get_object()
                empty = _empty(target)
                self.known[at] = self.made._add_object(empty if empty is not None else target)
                if empty is not None:
                    self.fill(empty, target)
            return self.known[at]
        empty = _empty(found)
        if empty is None:
            return found
        self.fill(empty, found)
        return empty

    def fill(self, new: Any, found: Any) -> None:
        if isinstance(found, ArrayObject):
            new.extend(self.copied(part) for part in found)
            return
        if found.get("/Type") == "/OCG":
            new[NameObject("/Type")], new[NameObject("/Name")] = NameObject("/OCG"), TextStringObject("Layer")
            return
        for name in found:
            if name not in LEFT_OUT:
                new[NameObject(name)] = self.copied(found.raw_get(name))
        if isinstance(found, StreamObject):
            new._data = _picture_without_words(new, found) or found._data


def _empty(found: Any) -> Any:
    """An empty one of the same kind, to be filled; None for what holds nothing else."""
    if isinstance(found, StreamObject):
        return EncodedStreamObject() if "/Filter" in found else DecodedStreamObject()
    if isinstance(found, DictionaryObject):
        return DictionaryObject()
    return ArrayObject() if isinstance(found, ArrayObject) else None


def _placed(form: Any, place: RectangleObject) -> tuple[float, ...] | None:
    left, bottom, right, top = (float(part) for part in RectangleObject(form["/BBox"]))
    a, b, c, d, e, f = (float(part) for part in form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in (left, right) for y in (bottom, top)]
    low_x, low_y = min(x for x, _y in corners), min(y for _x, y in corners)
    wide, high = max(x for x, _y in corners) - low_x, max(y for _x, y in corners) - low_y
    if not wide or not high:
        return None
    by_x, by_y = float(place.width) / wide, float(place.height) / high
    return (by_x, 0, 0, by_y, float(place.left) - low_x * by_x, float(place.bottom) - low_y * by_y)


def _picture_without_words(new: Any, found: StreamObject) -> bytes | None:
    """A JPEG without place, camera and date; None where the stream is no JPEG."""
    filters = found.get("/Filter", ArrayObject())
    chain = [str(name) for name in ([filters] if isinstance(filters, NameObject) else filters)]
    if not chain or chain[-1] != "/DCTDecode":
        return None
    data = found._data
    if len(chain) > 1:
        packed = EncodedStreamObject()
        packed[NameObject("/Filter")] = ArrayObject(NameObject(name) for name in chain[:-1])
        packed._data = data
        data = packed.get_data()
        new[NameObject("/Filter")] = NameObject("/DCTDecode")
        new.pop("/DecodeParms", None)
    return without_words(data)


def without_words(jpeg: bytes) -> bytes:
    """A JPEG without its segments for words, and without whatever follows its end. As it is where it is none."""
    if jpeg[:2] != b"\xff\xd8":
        return jpeg
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != END:
        marker = jpeg[at + 1]
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        if marker == PICTURE:
            end = _end_of_picture(jpeg, end)
        if marker in LOOKS or not (0xE0 <= marker <= 0xEF or marker == COMMENT):
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, bytes([0xFF, END])])


def _end_of_picture(jpeg: bytes, at: int) -> int:
    """Where the next segment begins: at a sign 0xFF that no zero and no restart follows."""
    while (at := jpeg.find(b"\xff", at)) >= 0:
        follows = jpeg[at + 1 : at + 2]
        if follows != b"\x00" and not b"\xd0" <= follows <= b"\xd7":
            return at
        at += 2
    return len(jpeg)


def copy(sent: str, made: str) -> int:
    """Makes one copy; gives the number of its pages."""
    with open(sent, "rb") as source, open(made, "wb") as target:
        copied = Copy(PdfReader(source)).all_pages()
        copied.write(target)
        return len(copied.pages)


def in_a_child(sent: str, made: str) -> int | None:
    """The pages of the copy. The child dies of its limits, or of an exception, and takes nothing along."""
    hears, says = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(sys.stdout.fileno())
            limited()
            os.write(says, str(copy(sent, made)).encode())
        finally:
            os._exit(0)
    os.close(says)
    with open(hears, "rb") as answer:
        pages = answer.read()
    os.waitpid(child, 0)
    return int(pages) if pages else None


if __name__ == "__main__":
    json.dump([in_a_child(sent, made) for sent, made in json.load(sys.stdin)], sys.stdout)
