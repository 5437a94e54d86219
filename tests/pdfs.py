"""PDFs for tests, made with pypdf: plain ones, ones that tell who wrote them, ones that do something, and broken ones."""

import io
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    EncodedStreamObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from complaints.uploads import examine
from tests.photographs import photo

Change = Callable[[PdfWriter], object]
XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>{}</dc:creator></x:xmpmeta>'


def dictionary(**facts: Any) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in facts.items()})


def name(word: str) -> NameObject:
    return NameObject(f"/{word}")


def stream(content: bytes, **facts: Any) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(content)
    made.update(dictionary(**facts))
    return made


def numbers(*values: float) -> ArrayObject:
    return ArrayObject(FloatObject(value) for value in values)


def font() -> DictionaryObject:
    return dictionary(F1=dictionary(Type=name("Font"), Subtype=name("Type1"), BaseFont=name("Helvetica")))


def written(words: str) -> bytes:
    return f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode("latin-1")


def pdf(
    words: str = "What happened.", *changes: Change, pages: int = 1, size: tuple[float, float] = (612, 792)
) -> bytes:
    """A PDF that says these words on each page, with whatever the changes put into it."""
    made = PdfWriter()
    made.metadata = None
    for _number in range(pages):
        page = made.add_blank_page(*size)
        page[NameObject("/Resources")] = dictionary(Font=font())
        page[NameObject("/Contents")] = made._add_object(stream(written(words)))
    for change in changes:
        change(made)
    held = io.BytesIO()
    made.write(held)
    return held.getvalue()


# ---- what may tell on its writer, or do something ---------------------------------------------------------------------


def author(who: str) -> Change:
    return lambda made: made.add_metadata({"/Author": who, "/Title": f"Diary of {who}", "/Producer": f"{who}'s PC"})


def xmp(who: str) -> Change:
    def change(made: PdfWriter) -> None:
        told = stream(XMP.format(who).encode(), Type=name("Metadata"), Subtype=name("XML"))
        made.root_object[NameObject("/Metadata")] = made._add_object(told)
        made.pages[0][NameObject("/Metadata")] = made._add_object(told)
        made.pages[0][NameObject("/PieceInfo")] = dictionary(Word=dictionary(Private=TextStringObject(who)))

    return change


def script(who: str) -> Change:
    def change(made: PdfWriter) -> None:
        runs = dictionary(S=name("JavaScript"), JS=TextStringObject(f"app.alert('{who}')"))
        made.root_object[NameObject("/OpenAction")] = runs
        named = dictionary(Names=ArrayObject([TextStringObject("first"), runs]))
        made.root_object[NameObject("/Names")] = dictionary(JavaScript=named)
        made.pages[0][NameObject("/AA")] = dictionary(O=runs)

    return change


def attached(who: str) -> Change:
    return lambda made: made.add_attachment(f"{who}.txt", f"written by {who}".encode())


def of_size(size: int) -> bytes:
    """A PDF of so many bytes, some megabytes of which no page shows."""

    def filled(number: int) -> bytes:
        return pdf("A large one.", lambda made: made._add_object(stream(b"x" * number)))

    rough = size - 10_000
    return filled(rough + size - len(filled(rough)))


def look(words: str, *, wide: float = 200, high: float = 20) -> DecodedStreamObject:
    drawn = f"BT /F1 10 Tf 2 5 Td ({words}) Tj ET".encode("latin-1")
    return stream(drawn, BBox=numbers(0, 0, wide, high), Resources=dictionary(Font=font()))


def remark(made: PdfWriter, **facts: Any) -> None:
    page = made.pages[0]
    row = dictionary(Type=name("Annot"), Rect=numbers(72, 600, 272, 620), **facts)
    page.setdefault(NameObject("/Annots"), ArrayObject()).append(made._add_object(row))


def annotated(who: str, drawn: str = "", **facts: Any) -> Change:
    """A remark with its author and a pop-up; `drawn`: what it draws on the page."""

    def change(made: PdfWriter) -> None:
        more = {"AP": dictionary(N=made._add_object(look(drawn)))} if drawn else {}
        said = TextStringObject(f"{who} says so")
        remark(made, Subtype=name("FreeText"), T=TextStringObject(who), Contents=said, **more, **facts)

    return change


def filled_in(value: str) -> Change:
    """A form with one box that somebody filled in."""
    return lambda made: remark(
        made,
        Subtype=name("Widget"),
        FT=name("Tx"),
        T=TextStringObject("box"),
        V=TextStringObject(value),
        AP=dictionary(N=made._add_object(look(value))),
    )


def pictured(made: PdfWriter) -> None:
    """A photo as a telephone wrote it, with its place, put on the page."""
    content = EncodedStreamObject()
    content._data = photo("JPEG", placed=True)
    content.update(
        dictionary(
            Type=name("XObject"), Subtype=name("Image"), Width=NumberObject(64), Height=NumberObject(48),
            ColorSpace=name("DeviceRGB"), BitsPerComponent=NumberObject(8), Filter=name("DCTDecode"),
            Metadata=made._add_object(stream(XMP.format("Phone maker").encode())),
        )
    )  # fmt: skip
    page = made.pages[0]
    page["/Resources"][NameObject("/XObject")] = dictionary(Photo=made._add_object(content))  # type: ignore[index]
    page[NameObject("/Contents")] = made._add_object(stream(b"q 64 0 0 48 72 500 cm /Photo Do Q"))


def hidden_layer(who: str) -> Change:
    def change(made: PdfWriter) -> None:
        layer = made._add_object(dictionary(Type=name("OCG"), Name=TextStringObject(f"notes of {who}")))
        off = dictionary(OFF=ArrayObject([layer]), Order=ArrayObject([TextStringObject(who), layer]))
        made.root_object[NameObject("/OCProperties")] = dictionary(OCGs=ArrayObject([layer]), D=off)
        made.pages[0]["/Resources"][NameObject("/Properties")] = dictionary(Notes=layer)  # type: ignore[index]

    return change


# ---- what cannot be copied --------------------------------------------------------------------------------------------


def looping() -> bytes:
    """A tree of pages that leads back to itself."""

    def change(made: PdfWriter) -> None:
        tree = made.root_object.raw_get("/Pages")
        made.root_object["/Pages"]["/Kids"].append(tree)  # type: ignore[index]

    return pdf("Round and round.", change)


def bomb() -> bytes:
    """A few hundred kilobytes that unpack to 600 megabytes before the first page is known."""
    packer = zlib.compressobj(9)
    packed = b"".join([packer.compress(bytes(1024 * 1024)) for _megabyte in range(600)] + [packer.flush()])
    head = b"%PDF-1.7\n1 0 obj\n<< /Type /XRef /Size 2 /W [1 4 1] /Root 2 0 R /Filter /FlateDecode /Length "
    start = len(b"%PDF-1.7\n")
    body = head + str(len(packed)).encode() + b" >>\nstream\n" + packed + b"\nendstream\nendobj\n"
    return body + f"startxref\n{start}\n%%EOF\n".encode()


def locked() -> bytes:
    return pdf("Nobody reads this.", lambda made: made.encrypt("secret"))


# ---- what a PDF says --------------------------------------------------------------------------------------------------


def words_of(content: bytes) -> list[str]:
    """The words on each page."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]


def everything_in(content: bytes) -> str:
    """Every name, every string and every stream of a PDF, reached from its pages or not; for searching."""
    reader = PdfReader(io.BytesIO(content))
    found = [content.decode("latin-1"), str(reader.trailer), *words_of(content)]
    for number in range(1, int(reader.trailer["/Size"])):
        thing = reader.get_object(IndirectObject(number, 0, reader))
        found.extend(_said_by(thing))
    return "\n".join(found)


def _said_by(thing: Any) -> Iterator[str]:
    if isinstance(thing, StreamObject):
        content = thing._data if "/DCTDecode" in str(thing.get("/Filter")) else thing.get_data()
        yield content.decode("utf-8", "replace")
    yield str(thing)


def upload(title: str, content: bytes) -> SimpleUploadedFile:
    """A PDF as a form hands it on, examined."""
    made = SimpleUploadedFile(title, content, content_type="application/pdf")
    examine(made)
    return made
