"""What a person may send us as a file, told by its first bytes and by its name. Forms that take a paper ask here.

Sources: issue 2 (private uploads), procedure.md §4 item 7. Papers are only examined, never changed: the digest is taken
of what was sent.
"""

from __future__ import annotations

import codecs
import hashlib
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints import photos, scanning
from complaints.errors import Refused

MEGABYTE = 1024 * 1024
LARGEST_MEGABYTES = 25
MOST_FILES = 20
MOST_UNPACKED_MEGABYTES = 200  # of a Word file: far above any letter, far below what a packed bomb needs
LOCK = b"/Encrypt"
HEAD = 32  # bytes enough for every signature below
TAKEN = gettext_lazy("a PDF, a photo (JPEG, PNG, GIF or HEIC), a Word file (.docx) or plain text (.txt)")
# The first brand of a HEIF picture that telephones write; AVIF and films begin alike and are not taken.
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


@dataclass(frozen=True)
class FileType:
    """One kind of file we take: its media type, what people call it, how its name may end (the usual one first)."""

    media: str
    label: str | Promise
    endings: tuple[str, ...]


PDF = FileType("application/pdf", gettext_lazy("a PDF"), ("pdf",))
JPEG = FileType("image/jpeg", gettext_lazy("a photo (JPEG)"), ("jpg", "jpeg"))
PNG = FileType("image/png", gettext_lazy("a picture (PNG)"), ("png",))
GIF = FileType("image/gif", gettext_lazy("a picture (GIF)"), ("gif",))
HEIC = FileType("image/heic", gettext_lazy("a photo (HEIC)"), ("heic", "heif"))
DOCX = FileType(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    gettext_lazy("a Word file"),
    ("docx",),
)
TEXT = FileType("text/plain", gettext_lazy("plain text"), ("txt",))
TYPES = {kind.media: kind for kind in (PDF, JPEG, PNG, GIF, HEIC, DOCX, TEXT)}


@dataclass(frozen=True)
class Examined:
    """What was found: the type told by the bytes, the SHA-256 of all of them in hex, their number, whether it was scanned."""

    kind: FileType
    sha256: str
    size: int
    scanned: bool


def examine(upload: UploadedFile) -> Examined:
    """Looks into a file and leaves `examined_type` (media type), `sha256` and `scanned` on it for whoever keeps it.

    Refuses, each with a sentence of its own: nothing in it, above 25 MB, a kind that we do not take, a packed file
    that is no Word file, a Word file with a macro, that does not open or that unpacks to too much, text that is not
    UTF-8, a name without an ending or with one that does not agree with what is inside, a photo that does not open or
    is too large to, a locked PDF, a virus, any file while the scanner is away.
    """
    size = upload.size or 0
    if size == 0:
        raise Refused(_("This file has nothing in it. Choose another one"))
    if size > LARGEST_MEGABYTES * MEGABYTE:
        raise Refused(
            _("This file is bigger than %(most)s MB. Choose a smaller one, or send it by mail")
            % {"most": LARGEST_MEGABYTES}
        )
    kind = _kind_of(upload)
    _agree(kind, upload.name or "")
    _open(kind, upload)
    found = Examined(kind=kind, sha256=_digest(upload), size=size, scanned=scanning.scan(upload))
    upload.examined_type, upload.sha256 = found.kind.media, found.sha256  # type: ignore[attr-defined]
    upload.scanned = found.scanned  # type: ignore[attr-defined]
    return found


def refuse_too_many(count: int) -> None:
    """Refuses one more file where there are `count` already (20 at most for one person at one case, or one draft)."""
    if count >= MOST_FILES:
        raise Refused(
            _("You have sent %(most)s files, and this page takes no more. Send the others by mail")
            % {"most": MOST_FILES}
        )


def download_name(title: str, media: str) -> str:
    """A file name made from a title: no path, no control or direction sign, and the ending of its type."""
    plain = "".join(" " if sign in '/\\:*?"<>|' else sign for sign in title if unicodedata.category(sign)[0] != "C")
    stem = " ".join(plain.split())[:80].strip(". ") or _("paper")
    kind = TYPES.get(media)
    if kind is None:
        return stem
    if ending_of(stem) in kind.endings:
        return stem
    return f"{stem}.{kind.endings[0]}"


def ending_of(name: str) -> str:
    """The ending of a file name in lower case, without its dot; blank where there is none."""
    stem, dot, ending = name.rpartition(".")
    return ending.strip().lower() if dot and stem else ""


def _kind_of(upload: UploadedFile) -> FileType:
    upload.seek(0)
    head = upload.read(HEAD)
    for begins, judge in SIGNATURES:
        if begins(head):
            return judge(upload)
    return _as_text(upload)


def _as_word_file(upload: UploadedFile) -> FileType:
    """A zip is taken only when it holds a Word document and no macro. Nothing is unpacked."""
    upload.seek(0)
    try:
        with zipfile.ZipFile(_stream(upload)) as packed:
            members = set(packed.namelist())
            unpacked = sum(member.file_size for member in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as broken:
        raise Refused(_("We cannot open this file: a part of it is missing. Save it again, or send a PDF")) from broken
    if not {"[Content_Types].xml", "word/document.xml"} <= members:
        raise Refused(_("We do not take packed files. Send each file on its own: %(taken)s") % {"taken": TAKEN})
    if unpacked > MOST_UNPACKED_MEGABYTES * MEGABYTE:
        raise Refused(
            _("This Word file unpacks to more than %(most)s MB. Save it as a PDF and send that")
            % {"most": MOST_UNPACKED_MEGABYTES}
        )
    if any(member.rpartition("/")[2].lower() == "vbaproject.bin" for member in members):
        raise Refused(_("This Word file has a macro in it, and we do not open those. Save it as a PDF and send that"))
    return DOCX


def _as_text(upload: UploadedFile) -> FileType:
    """Whatever has no signature is taken only as plain text: UTF-8 without control signs."""
    named_text = ending_of(upload.name or "") in TEXT.endings
    decoder = codecs.getincrementaldecoder("utf-8")()
    upload.seek(0)
    try:
        for chunk in upload.chunks():
            if _has_control_signs(decoder.decode(chunk)):
                raise Refused(_unknown())
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as foreign:
        if named_text:
            raise Refused(
                _("We cannot read the letters in this text file. Save it as UTF-8, or send a PDF")
            ) from foreign
        raise Refused(_unknown()) from foreign
    if not named_text and ending_of(upload.name or "") not in _ALL_ENDINGS:
        raise Refused(_unknown())
    return TEXT


def _has_control_signs(text: str) -> bool:
    return any(sign < " " and sign not in "\t\n\r\f" for sign in text) or "\x7f" in text


def _unknown() -> str:
    return _("We do not take this kind of file. Send %(taken)s") % {"taken": TAKEN}


def _agree(kind: FileType, name: str) -> None:
    ending = ending_of(name)
    if ending in kind.endings:
        return
    names = {"kind": kind.label, "ending": ending, "right": kind.endings[0]}
    if not ending:
        raise Refused(_("This file is %(kind)s, but its name has no ending. Add .%(right)s to its name") % names)
    raise Refused(
        _("The name of this file ends in .%(ending)s, but inside it is %(kind)s. Give it the ending .%(right)s") % names
    )


def _open(kind: FileType, upload: UploadedFile) -> None:
    """What cannot be opened is of no use to the case: a photo has to open, and a PDF must not be locked."""
    if photos.is_photo(kind.media):
        photos.refuse_unreadable(_stream(upload), kind.media)
    if kind is PDF and _is_locked(upload):
        raise Refused(_("This PDF is locked with a password. Save a copy without the password and send that"))


def lay_into(document: Any, upload: File) -> None:
    """Puts an upload that `examine` has passed into a paper, with what was found of it. The caller saves the paper."""
    document.content_type = upload.examined_type  # type: ignore[attr-defined]
    document.size = upload.size
    document.sha256 = upload.sha256  # type: ignore[attr-defined]
    document.scanned = upload.scanned  # type: ignore[attr-defined]
    document.file.save(upload.name or "file", upload, save=False)


def _is_locked(upload: UploadedFile) -> bool:
    """Whether the PDF says that it is encrypted. Only looked for, not parsed: a hostile PDF can stall a reader."""
    upload.seek(0)
    end = b""
    for chunk in upload.chunks():
        if LOCK in end + chunk:
            return True
        end = chunk[-len(LOCK) :]
    return False


def _digest(upload: UploadedFile) -> str:
    upload.seek(0)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def _stream(upload: UploadedFile) -> IO[bytes]:
    stream: IO[bytes] = upload.file  # type: ignore[assignment]
    return stream


def _is(kind: FileType) -> Callable[[UploadedFile], FileType]:
    return lambda upload: kind


# In this order: whether the first bytes say so, and who then decides.
SIGNATURES: tuple[tuple[Callable[[bytes], bool], Callable[[UploadedFile], FileType]], ...] = (
    (lambda head: head.startswith(b"%PDF-"), _is(PDF)),
    (lambda head: head.startswith(b"\xff\xd8\xff"), _is(JPEG)),
    (lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"), _is(PNG)),
    (lambda head: head.startswith((b"GIF87a", b"GIF89a")), _is(GIF)),
    (lambda head: head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS, _is(HEIC)),
    (lambda head: head.startswith(b"PK\x03\x04"), _as_word_file),
)
_ALL_ENDINGS = {ending for kind in TYPES.values() for ending in kind.endings}


class PaperField(forms.FileField):
    """Asks for one file and tells the limits before it is chosen (ux.md §5, mistake 4). Gives an examined upload."""

    widget = forms.FileInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("A file"))
        kwargs.setdefault(
            "help_text",
            gettext_lazy("One file, up to 25 MB: a PDF, a photo, a Word file (.docx) or plain text (.txt)."),
        )
        kwargs["error_messages"] = {
            "invalid": gettext_lazy("The file did not arrive. Choose it once more"),
            **kwargs.get("error_messages", {}),
        }
        super().__init__(**kwargs)
        accepted = [f".{ending}" for kind in TYPES.values() for ending in kind.endings]
        self.widget.attrs.setdefault("accept", ",".join(accepted))

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if isinstance(upload, UploadedFile):
            try:
                examine(upload)
            except Refused as refused:
                raise ValidationError(str(refused), code="refused") from refused
        return upload
