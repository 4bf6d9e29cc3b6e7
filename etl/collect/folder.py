"""Letters that people drop into the inbox: files, folders and archives, each within limits.

An archive is never unpacked to disk; its members are read one by one, by size and name limits, so that a
bomb or a path that leaves the archive is refused and named.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from etl.collect import portal_zip
from etl.collect.batch_zip import OUTGOING, Origin, is_batch_csv, origin_of, origins
from etl.collect.mail import Part, mails_of, parts_of, parts_of_msg
from etl.collect.store import RawStore
from etl.collect.unpacked import NotOpened, opened, unpacked
from etl.model import ATTACHED, Document

MAX_DEPTH = 4
MAX_FILE = 50 * 2**20
"""Bytes of one letter; longer files hold something else."""

MAX_ARCHIVE = 500 * 2**20
"""Bytes of all members of an archive together, unpacked."""

MAX_MEMBERS = 10_000
THREAD_READ = (
    "the thread of the request: the files beside it took its question; if the force answered in a mail of this thread, "
    "save that mail and add it"
)
LETTER_TYPES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".doc": "application/msword",
    ".rtf": "application/rtf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}
"""Media types of the files that may hold a letter, by suffix."""

NOT_LETTERS = frozenset({"readme.md", ".gitkeep", ".ds_store", "thumbs.db", "manifest.jsonl"})


@dataclass(frozen=True)
class Offered:
    """One file that may be a letter: its bytes, or the reason why it was refused."""

    name: str
    data: bytes
    refused: str | None = None
    origin: Origin | None = None
    message_key: str | None = None


@dataclass
class Added:
    """What became of the files: new documents, documents known already, and refused files with reasons."""

    new: list[Document] = field(default_factory=list)
    known: list[Document] = field(default_factory=list)
    set_aside: list[tuple[str, str]] = field(default_factory=list)


def add(
    paths: Sequence[Path],
    store: RawStore,
    force_id: str | None = None,
    force_for: Callable[[str], str | None] | None = None,
    question_set_for: Callable[[str, str | None], str | None] | None = None,
) -> Added:
    """Take files, folders and archives into the raw store.

    Args:
        paths: files or folders; folders are walked in the order of their names.
        store: where the bytes and the manifest lines go.
        force_id: the force that sent all of them, where the person knows it.
        force_for: gives a force from the name that a portal's zip has for it.
        question_set_for: gives the question set of a request from its words.
    """
    added = Added()
    for one in _offered(paths):
        offered = replace(one, name=_printable(one.name))
        if offered.refused is not None:
            added.set_aside.append((offered.name, offered.refused))
            store.note_attempt(file_name=offered.name, error=offered.refused)
            continue
        origin = offered.origin
        request = origin.request_text if origin else None
        sender = force_id or (force_for(origin.body) if origin and force_for else None)
        question_set_id = question_set_for(request, None) if request and question_set_for else None
        document, is_new = store.add(offered.data, _document(offered, sender, question_set_id))
        (added.new if is_new else added.known).append(document)
    return added


def _document(offered: Offered, force_id: str | None, question_set_id: str | None) -> Document:
    """A letter as it came; the store gives it its hash."""
    origin = offered.origin
    return Document(
        sha256="",
        media_type=_media_type(offered.name),
        n_bytes=len(offered.data),
        source="folder",
        file_name=PurePosixPath(offered.name).name,
        fetched_at=dt.datetime.now(dt.UTC),
        message_key=offered.message_key,
        force_id=force_id,
        portal_state=origin.portal_state if origin else None,
        source_url=f"{origin.request_url}#{offered.name}" if origin else None,
        request_title=origin.title if origin else None,
        request_text=origin.request_text if origin else None,
        question_set_id=question_set_id,
    )


def _printable(name: str) -> str:
    """A name that can be written as UTF-8; bytes that are no letters of it become question marks."""
    return name.encode("utf-8", "replace").decode()


def _offered(paths: Iterable[Path]) -> Iterator[Offered]:
    for path in paths:
        if path.is_dir():
            yield from _offered(sorted(child for child in path.iterdir() if not child.is_symlink()))
        elif path.name.lower() in NOT_LETTERS:
            continue
        elif path.suffix.lower() == ".zip":
            yield from _members(path)
        elif path.stat().st_size > MAX_FILE:
            yield Offered(path.name, b"", f"larger than {MAX_FILE // 2**20} MB; save only the letter")
        else:
            yield from _letters(path.name, path.read_bytes())


def _letters(name: str, data: bytes, depth: int = 0) -> Iterator[Offered]:
    """A file as letters: a mail also gives what is attached to it, a mailbox each of its mails."""
    if depth > MAX_DEPTH:
        yield Offered(name, b"", f"mails within mails, more than {MAX_DEPTH} deep; save the letter itself")
        return
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in (".eml", ".mbox") or not data:
        yield from _mail(name, data, parts_of_msg(data) if suffix == ".msg" else (), depth)
        return
    mails = mails_of(data)
    for number, one in enumerate(mails, start=1):
        own = name if len(mails) == 1 and suffix == ".eml" else f"{name}/{number}.eml"
        yield from _mail(own, one, parts_of(one), depth)


def _mail(name: str, data: bytes, parts: Iterable[Part], depth: int) -> Iterator[Offered]:
    """A mail and what is attached to it, with one key, so that a covering mail and its letter count as one reply."""
    attached = [offered for part in parts for offered in _attached(name, part, depth)]
    key = f"mail:{hashlib.sha256(data).hexdigest()[:16]}" if attached else None
    yield replace(_letter(name, data), message_key=key)
    for number, offered in enumerate(attached, start=1):
        yield replace(offered, message_key=f"{key}{ATTACHED}{number}")


def _attached(name: str, part: Part, depth: int) -> Iterable[Offered]:
    inside = f"{name}/{part.name}"
    return [Offered(inside, b"", part.refused)] if part.refused else _letters(inside, part.data, depth + 1)


def _letter(name: str, data: bytes) -> Offered:
    if not data:
        return Offered(name, data, "the file is empty; fetch or save the letter again")
    if PurePosixPath(name).suffix.lower() in (".csv", ".xlsx"):
        return Offered(
            name, data, "a table, no letter; for facts that you coded yourself see: python -m etl sheet --help"
        )
    if PurePosixPath(name).suffix.lower() not in LETTER_TYPES:
        return Offered(name, data, "no type of file that holds a letter; save it as PDF, DOCX, HTML or text")
    return Offered(name, data)


def _members(path: Path) -> Iterator[Offered]:
    if path.stat().st_size > MAX_ARCHIVE:
        yield Offered(path.name, b"", f"larger than {MAX_ARCHIVE // 2**20} MB; unpack it and add the letters")
        return
    try:
        archive = opened(path.read_bytes())
    except NotOpened as problem:
        yield Offered(path.name, b"", str(problem))
        return
    with archive:
        yield from _read_members(path.name, archive)


def _read_members(archive_name: str, archive: zipfile.ZipFile) -> Iterator[Offered]:
    # The name itself is asked, because is_dir() fails on a member without one.
    members = [member for member in archive.infolist() if not member.filename.endswith("/")]
    if not members:
        yield Offered(archive_name, b"", "the archive is empty; download it again")
        return
    total = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or total > MAX_ARCHIVE:
        reason = f"{len(members)} files of {total // 2**20} MB together: more than an archive may hold"
        yield Offered(archive_name, b"", reason)
        return
    known = _batch(archive, members)
    threads = {} if known else _threads(archive, members)
    answered = {_folder(member) for member in members if _may_be_letter(member)}
    for member in members:
        if known and (member.filename.lower().endswith(".csv") or OUTGOING.search(member.filename)):
            continue
        if _is_thread(member) and _folder(member) in answered & threads.keys():
            # The thread holds the applicant's words and the covering mails; read as one letter it would mislead.
            yield Offered(f"{archive_name}/{member.filename}", b"", THREAD_READ)
            continue
        origin = origin_of(member.filename, known) or threads.get(_folder(member))
        for offered in _read_member(archive_name, archive, member):
            yield replace(offered, origin=origin)


def _is_thread(member: zipfile.ZipInfo) -> bool:
    return PurePosixPath(member.filename).name == portal_zip.CORRESPONDENCE


def _may_be_letter(member: zipfile.ZipInfo) -> bool:
    suffix = PurePosixPath(member.filename).suffix.lower()
    return suffix in LETTER_TYPES and not _is_thread(member)


def _folder(member: zipfile.ZipInfo) -> str:
    return member.filename.replace("\\", "/").rpartition("/")[0]


def _threads(archive: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo]) -> dict[str, Origin]:
    """The request of each folder that holds a portal's correspondence."""
    found = {}
    for member in members:
        if not _is_thread(member) or member.file_size > MAX_FILE:
            continue
        offered = _member(member.filename, archive, member) if not member.flag_bits & 1 else None
        request = portal_zip.origin(offered.data.decode("utf-8", "replace")) if offered else None
        if request is not None:
            found[_folder(member)] = request
    return found


def _batch(archive: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo]) -> dict[str, Origin]:
    name = is_batch_csv(member.filename for member in members)
    member = archive.getinfo(name) if name is not None else None
    if member is None or member.file_size > MAX_FILE or member.flag_bits & 1:
        return {}
    # A CSV that cannot be read is offered as a member like the others, and set aside there with the reason.
    offered = _member(member.filename, archive, member)
    return {} if offered.refused else origins(offered.data.decode("utf-8-sig", "replace"))


def _read_member(archive_name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[Offered]:
    name = f"{archive_name}/{member.filename}"
    inside = PurePosixPath(member.filename.replace("\\", "/"))
    if inside.is_absolute() or ".." in inside.parts:
        yield Offered(name, b"", "its path leaves the archive; nothing was written")
    elif inside.name.lower() in NOT_LETTERS:
        return
    elif member.file_size > MAX_FILE:
        yield Offered(name, b"", f"larger than {MAX_FILE // 2**20} MB; save only the letter")
    elif member.flag_bits & 1:
        yield Offered(name, b"", "encrypted; unpack it with its password and add the letter")
    else:
        offered = _member(name, archive, member)
        yield from [offered] if offered.refused else _letters(name, offered.data)


def _member(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Offered:
    return Offered(name, *unpacked(archive, member, MAX_FILE))


def _media_type(name: str) -> str:
    return LETTER_TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
