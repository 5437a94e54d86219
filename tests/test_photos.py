"""Photos and locked papers: what opens is taken; what is handed out does not say where it was taken (ux.md §3, 45, 46)."""

import hashlib
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from complaints import photos, uploads
from complaints.errors import Refused
from complaints.models import Document
from complaints.seats import Seat
from tests.photographs import GPS, HEIC, MAKER, photo
from tests.test_uploads import NOON, ask, new_case, seated


def facts_of(content: bytes) -> Image.Exif:
    return Image.open(io.BytesIO(content)).getexif()


@pytest.mark.parametrize(
    ("media", "content", "given", "size"),
    [
        ("image/jpeg", photo("JPEG", placed=True), "image/jpeg", (48, 64)),  # turned as the telephone was held
        ("image/png", photo("PNG", placed=True), "image/png", (48, 64)),
        ("image/heic", HEIC, "image/jpeg", (64, 48)),  # the turn of a HEIC is a property of its own, applied on opening
    ],
    ids=["JPEG", "PNG", "HEIC"],
)
def test_requirement_46_the_copy_has_no_place_no_maker_and_no_comment(
    media: str, content: bytes, given: str, size: tuple[int, int]
) -> None:
    before = facts_of(content)
    assert before.get_ifd(GPS)[2] == (41.0, 31.0, 12.0), "the photo of this test says where it was taken"
    copy = photos.without_traces(io.BytesIO(content), media)
    assert copy is not None
    assert copy.media == given
    image = Image.open(io.BytesIO(copy.content))
    assert dict(image.getexif()) == {}
    assert dict(image.getexif().get_ifd(GPS)) == {}
    assert {"exif", "comment", "xmp", "XML:com.adobe.xmp"} & set(image.info) == set()
    assert b"at home" not in copy.content
    assert b"Phone maker" not in copy.content
    assert image.size == size
    assert before.get(MAKER) == "Phone maker"


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "1", "I;16"])
def test_pictures_of_every_kind_of_colour_can_be_handed_out(mode: str) -> None:
    copy = photos.without_traces(io.BytesIO(photo("PNG", mode=mode)), "image/png")
    assert copy is not None
    assert Image.open(io.BytesIO(copy.content)).size == (64, 48)


@pytest.mark.django_db
def test_requirement_46_the_board_keeps_the_original_and_hands_out_the_copy() -> None:
    case = new_case()
    reader = seated(case, Seat.INVESTIGATOR)
    upload = SimpleUploadedFile("door.heic", HEIC)
    uploads.examine(upload)
    document = Document(case=case, kind="evidence", title="door.heic", added_by=reader, added_at=NOON)
    document.content_type, document.sha256 = upload.examined_type, upload.sha256
    document.file.save("x", upload)
    response = ask(reader, document, case.number)
    handed_out = b"".join(response.streaming_content)
    response.file_to_stream.close()
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"] == 'attachment; filename="door.jpg"'
    assert dict(facts_of(handed_out).get_ifd(GPS)) == {}
    with document.file.open("rb") as kept:
        assert hashlib.sha256(kept.read()).hexdigest() == document.sha256 == hashlib.sha256(HEIC).hexdigest()


def bomb() -> bytes:
    """A Word file of a few kilobytes that unpacks to 201 MB."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<x/>")
        with packed.open("word/document.xml", "w", force_zip64=True) as member:
            for _megabyte in range(201):
                member.write(bytes(uploads.MEGABYTE))
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "sentence"),
    [
        ("cut.jpg", lambda: photo("JPEG", size=(640, 480))[:600], "We cannot open this photo"),
        ("false.heic", lambda: b"\x00\x00\x00\x18ftypheic" + bytes(16), "We cannot open this photo"),
        ("script.png", lambda: b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", "We cannot open this photo"),
        ("huge.png", lambda: photo("PNG", size=(8001, 8000), mode="1"), "more than 64 megapixels"),
        ("locked.pdf", lambda: b"%PDF-1.7\n" + bytes(70_000) + b"trailer<</Encrypt 5 0 R>>", "locked with a password"),
        ("split.pdf", lambda: b"%PDF-1.7".ljust(65_533, b" ") + b"/Encrypt 5 0 R", "locked with a password"),
        ("bomb.docx", bomb, "unpacks to more than 200 MB"),
    ],
    ids=["cut photo", "false HEIC", "false PNG", "too many pixels", "locked PDF", "lock across two pieces", "bomb"],
)  # fmt: skip
def test_requirement_45_what_cannot_be_opened_is_refused_with_what_to_do(name: str, make, sentence: str) -> None:
    upload = SimpleUploadedFile(name, make())
    with pytest.raises(Refused, match=sentence):
        uploads.examine(upload)


def test_a_photo_that_no_longer_opens_is_never_handed_out_as_it_is() -> None:
    with pytest.raises(Refused):
        photos.without_traces(io.BytesIO(b"\xff\xd8\xff\xe0 with a place in it"), "image/jpeg")
