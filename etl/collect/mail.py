"""Letters inside mails: the mail itself, what is attached, mails within mails, and mailboxes. Pure: bytes in.

An mbox is cut at its ``From `` lines; an attached file is offered when it may hold a letter. The files inside Outlook's
MSG and ``winmail.dat`` are offered, too; what cannot be opened is named, so that the person can save what is in it.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, Message
from pathlib import PurePosixPath

from etl.collect import msg, sniff, tnef
from etl.collect.mail_headers import BROKEN, FORGIVING

MAX_PARTS = 500
_ATTACHED_IN_MSG = "__attach_version1.0_#".encode("utf-16-le")
_MBOX_LINE = re.compile(rb"(?m)^From \S+.*\r?\n(?=[A-Za-z-]+:)")


@dataclass(frozen=True)
class Part:
    """A file that came with a mail; ``refused`` says why it is not taken."""

    name: str
    data: bytes
    refused: str | None = None


def mails_of(data: bytes) -> list[bytes]:
    """The mails of an mbox, with ``>From`` turned back; a single mail gives itself."""
    starts = [match.end() for match in _MBOX_LINE.finditer(data)]
    if not starts or not data.startswith(b"From "):
        return [data]
    cuts = [match.start() for match in _MBOX_LINE.finditer(data)][1:] + [len(data)]
    return [
        re.sub(rb"(?m)^>(>*From )", rb"\1", data[start:end]).strip(b"\r\n") + b"\n"
        for start, end in zip(starts, cuts, strict=True)
    ]


def parts_of(data: bytes) -> Iterator[Part]:
    """The files and mails attached to a mail; its own text is not among them: the mail as a whole is a letter."""
    try:
        parts = list(_walk(email.message_from_bytes(data, policy=FORGIVING)))
    except BROKEN as problem:
        reason = (
            f"the mail cannot be taken apart ({type(problem).__name__}); open it, save what is attached, and add that"
        )
        yield Part("attachments", b"", reason)
        return
    for number, part in enumerate(parts):
        if number >= MAX_PARTS:
            yield Part("attachments", b"", f"more than {MAX_PARTS} parts in one mail")
            return
        if part.get_content_type() == "message/rfc822":
            yield from _inner(part, number)
            continue
        name = _name(part)
        if name is None:
            continue
        if name.lower() == "winmail.dat" or part.get_content_type() == "application/ms-tnef":
            yield from _unpacked(name, _content(part))
        else:
            yield Part(name, _content(part))


def parts_of_msg(data: bytes) -> Iterator[Part]:
    """The files and mails attached to an Outlook file (MSG); what cannot be opened is named."""
    advice = "open it in Outlook, save what is attached, and add that"
    if _ATTACHED_IN_MSG not in data:
        return
    try:
        found = msg.files(data)
    except msg.BrokenMsg as problem:
        yield Part("attachments", b"", f"its attachments cannot be read ({problem}); {advice}")
        return
    for name, content in found[:MAX_PARTS]:
        own = _file_name(name)
        if not content:
            yield Part(own, b"", f"it cannot be opened inside the Outlook file; {advice}")
        elif own.lower() == "winmail.dat":
            yield from _unpacked(own, content)
        else:
            yield Part(own, content)
    if len(found) > MAX_PARTS:
        yield Part("attachments", b"", f"more than {MAX_PARTS} parts in one mail")


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _unpacked(name: str, data: bytes) -> Iterator[Part]:
    """The files inside Outlook's own packing."""
    advice = "open the mail in Outlook and save its attachments"
    try:
        found = tnef.files(data)
    except tnef.BrokenTnef as problem:
        yield Part(name, b"", f"Outlook's own packing cannot be opened ({problem}); {advice}")
        return
    if not found:
        yield Part(name, b"", f"Outlook's own packing, without a file in it; if the letter is missing, {advice}")
    for inside, content in found[:MAX_PARTS]:
        yield Part(f"{name}/{_file_name(inside)}", content)


def _walk(message: Message) -> Iterator[Message]:
    """Every part; what is inside an attached mail comes with that mail."""
    if message.get_content_type() == "message/rfc822":
        yield message
    elif message.is_multipart():
        for part in message.iter_parts() if isinstance(message, EmailMessage) else message.get_payload():
            if isinstance(part, Message):
                yield from _walk(part)
    else:
        yield message


def _inner(part: Message, number: int) -> Iterator[Part]:
    held = part.get_payload()
    inner = held[0] if isinstance(held, list) and held else None
    if isinstance(inner, Message):
        name, content = f"attached-{number}.eml", _written(inner)
        refused = None if content else "it cannot be taken out of the mail; save it from your mail program and add it"
        yield Part(name, content, refused)


def _written(inner: Message) -> bytes:
    """A mail as a file of its own; empty where the library cannot write it."""
    # The older policy leaves long headers as they came, and so writes some that the usual one breaks its lines on.
    for policy in (inner.policy, email.policy.compat32):
        try:
            return inner.as_bytes(policy=policy)
        except BROKEN:
            continue
    return b""


def _name(part: Message) -> str | None:
    """The name of a file; one that says it is attached and has no name that can be read is named by its bytes."""
    name = part.get_filename()
    if name:
        return _file_name(str(name))
    return f"attachment{sniff.ending(_content(part))}" if part.get_content_disposition() == "attachment" else None


def _file_name(name: str) -> str:
    """The last part of a name that may be a path of Windows."""
    return PurePosixPath(name.replace("\\", "/")).name
