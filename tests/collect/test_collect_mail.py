"""Mails, mailboxes, mails within mails, and sheets of facts. All invented."""

from __future__ import annotations

import email
import email.policy
import re
import struct
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.collect.folder import add
from etl.collect.mail import parts_of, parts_of_msg
from etl.collect.store import RawStore
from tests.compound import compound, outlook

PDF = b"%PDF-1.4 invented attachment"


def mail(subject: str = "FOI 1/99") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "foi@force.example", "a@example.org", subject
    message.set_content("Please find the response attached.\nFrom here on nothing is held.\n")
    return message


def names(added_names: list[str | None]) -> list[str]:
    return sorted(name or "" for name in added_names)


def test_a_mail_gives_itself_and_its_attachments(tmp_path: Path, store: RawStore) -> None:
    message = mail()
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="../../reply.pdf")
    message.add_attachment(b"x", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    added = add([tmp_path / "a.eml"], store)
    assert names([row.file_name for row in added.new]) == ["a.eml", "reply.pdf"]
    [(name, reason)] = added.set_aside
    assert name.endswith("winmail.dat") and "Outlook" in reason
    key, attached = (row.message_key for row in added.new)
    assert key is not None and key.startswith("mail:") and attached == f"{key}:attach:1"


def test_a_mail_with_nothing_attached_is_no_part_of_another(tmp_path: Path, store: RawStore) -> None:
    (tmp_path / "a.eml").write_bytes(mail().as_bytes())
    assert [row.message_key for row in add([tmp_path / "a.eml"], store).new] == [None]


@pytest.mark.parametrize(
    "disposition", ["attachment; filename*", "attachment; filename*=", "attachment; filename*0*=utf-8'", "attachment"]
)
def test_an_attachment_whose_name_cannot_be_read_is_kept(disposition: str, tmp_path: Path, store: RawStore) -> None:
    message = mail()
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="reply.pdf")
    data = message.as_bytes().replace(b'attachment; filename="reply.pdf"', disposition.encode())
    (tmp_path / "a.eml").write_bytes(data)
    added = add([tmp_path / "a.eml"], store)
    assert names([row.file_name for row in added.new]) == ["a.eml", "attachment.pdf"] and not added.set_aside


@pytest.mark.parametrize("header", ["Content-Type: application/pdf; name*", "Content-Type: application/pdf; =*"])
def test_a_broken_type_does_not_cost_the_attachment(header: str, tmp_path: Path, store: RawStore) -> None:
    message = mail()
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="reply.pdf")
    (tmp_path / "a.eml").write_bytes(message.as_bytes().replace(b"Content-Type: application/pdf", header.encode()))
    assert names([row.file_name for row in add([tmp_path / "a.eml"], store).new]) == ["a.eml", "reply.pdf"]


def test_a_mail_inside_a_mail_is_taken_out_though_its_headers_cannot_be_folded(tmp_path: Path, store: RawStore) -> None:
    outer, address = mail("forwarded"), "Heddlu Gŵent [" + "a" * 60 + ")"
    outer.add_attachment(mail())
    to = b"To: a@example.org"
    head, _, inner = outer.as_bytes().rpartition(to)
    (tmp_path / "a.eml").write_bytes(head + f'To: "{address}" <a@example.org>'.encode() + inner)
    added = add([tmp_path / "a.eml"], store)
    [attached] = [row for row in added.new if (row.file_name or "").startswith("attached-")]
    assert b"Please find the response attached." in store.read(attached.sha256) and not added.set_aside


def test_a_mail_inside_a_mail_that_cannot_be_written_is_named(tmp_path: Path, store: RawStore) -> None:
    inner, outer = mail("Reply, invented"), mail("forwarded")
    inner.set_content("Heddlu Gŵent: nothing is held.", cte="8bit")
    inner.add_attachment(PDF, maintype="application", subtype="pdf", filename="reply.pdf")
    outer.add_attachment(inner)
    head, boundary, rest = outer.as_bytes().rpartition(b'boundary="')
    (tmp_path / "a.eml").write_bytes(head + boundary + b"other" + rest)
    added = add([tmp_path / "a.eml"], store)
    assert [row.file_name for row in added.new] == ["a.eml"]
    [(name, reason)] = added.set_aside
    assert name.startswith("a.eml/attached-") and "save it" in reason


def test_a_mail_too_deep_to_take_apart_is_a_letter_with_a_reason(tmp_path: Path, store: RawStore) -> None:
    parts = [f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(2000)]
    (tmp_path / "a.eml").write_text("Subject: FOI 1/99\n" + "".join(parts) + "Content-Type: text/plain\n\nNot held.\n")
    added = add([tmp_path / "a.eml"], store)
    assert [row.file_name for row in added.new] == ["a.eml"]
    [(name, reason)] = added.set_aside
    assert name == "a.eml/attachments" and "cannot be taken apart" in reason


def mail_with_everything() -> bytes:
    inner, outer = mail("Reply, invented"), mail("forwarded")
    inner.add_attachment(PDF, maintype="application", subtype="pdf", filename="réply.pdf")
    outer.add_attachment(inner)
    outer.add_attachment(PDF, maintype="application", subtype="pdf", filename="reply.pdf")
    return outer.as_bytes()


EVERYTHING = mail_with_everything()
PLACES = [found.start() for found in re.finditer(rb'[=;:"<]', EVERYTHING)]
SIGNS = [
    b"*",
    b"*0*=",
    b"=",
    b";",
    b"'",
    b'"',
    b"(",
    b"<",
    b"=?utf-8?b?z?=",
    b"\xff",
    b"\0",
    b"\n",
    b":",
    b"multipart/mixed",
]


@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(SIGNS)), min_size=1, max_size=5))
def test_a_damaged_mail_gives_parts_or_reasons(damage: list[tuple[int, bytes]]) -> None:
    data = EVERYTHING
    for at, sign in damage:
        data = data[:at] + sign + data[at:]
    for part in parts_of(data):
        assert part.refused or part.name


def test_mails_within_mails_are_opened_to_a_depth(tmp_path: Path, store: RawStore) -> None:
    inner = mail("innermost")
    inner.add_attachment(PDF, maintype="application", subtype="pdf", filename="reply.pdf")
    for depth in range(8):
        outer = mail(f"forwarded {depth}")
        outer.add_attachment(inner)
        inner = outer
    (tmp_path / "a.eml").write_bytes(inner.as_bytes())
    added = add([tmp_path / "a.eml"], store)
    assert 3 <= len(added.new) <= 7
    assert any("deep" in reason for _, reason in added.set_aside)


def test_a_mailbox_gives_each_mail(tmp_path: Path, store: RawStore) -> None:
    box = b""
    for number in (1, 2, 3):
        text = mail(f"FOI {number}/99").as_bytes().replace(b"\nFrom here", b"\n>From here")
        box += b"From foi@force.example Mon Jan  1 00:00:00 2024\n" + text + b"\n"
    (tmp_path / "a.mbox").write_bytes(box)
    added = add([tmp_path / "a.mbox"], store)
    assert len(added.new) == 3 and not added.set_aside
    assert all(b"\nFrom here" in store.read(row.sha256) for row in added.new)


def test_a_mail_in_an_archive_is_opened(tmp_path: Path, store: RawStore) -> None:
    message = mail()
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="reply.pdf")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as opened:
        opened.writestr("1/a.eml", message.as_bytes())
    assert len(add([tmp_path / "a.zip"], store).new) == 2


def test_the_zip_of_a_batch_says_whose_letters_they_are(tmp_path: Path, store: RawStore) -> None:
    with zipfile.ZipFile(tmp_path / "batch.zip", "w") as opened:
        opened.writestr(
            "batch.csv",
            "request_url,authority_name,number_of_replies,request_status\n"
            "https://portal.example/request/face_1,Kent Police,1,Refused\n"
            "https://portal.example/request/face_2,Essex Police,1,Successful\n",
        )
        opened.writestr("Kent Police - face_1/2024-01-01-100000/incoming_7.txt", "Nothing is held, invented.")
        opened.writestr("Kent Police - face_1/2024-01-01-090000/outgoing_1.txt", "Dear Kent Police, do you?")
        opened.writestr("Essex Police - face_2/2024-01-01-100000/attachments-8/reply.pdf", PDF)
    forces = {"Kent Police": "kent", "Essex Police": "essex"}
    added = add([tmp_path / "batch.zip"], store, force_for=forces.get)
    assert {(row.file_name, row.force_id, row.portal_state) for row in added.new} == {
        ("incoming_7.txt", "kent", "Refused"),
        ("reply.pdf", "essex", "Successful"),
    }
    assert added.set_aside == []


def test_an_outlook_file_gives_its_files_and_mails(tmp_path: Path, store: RawStore) -> None:
    inner = outlook("The reply below was sent, invented.", "FOI 2/99", {"C:\\temp\\inner.pdf": PDF * 200}, sender="Jan")
    whole = outlook(
        "Please find the response.", "FW: FOI 2/99", {"reply.pdf": PDF, "logo.gif": b"x"}, {"FOI 2/99": inner}
    )
    (tmp_path / "a.msg").write_bytes(compound(whole))
    added = add([tmp_path / "a.msg"], store)
    assert names([row.file_name for row in added.new]) == ["a.msg", "attached-3.eml", "inner.pdf", "reply.pdf"]
    assert [name for name, _ in added.set_aside] == ["a.msg/logo.gif"]
    [held] = [row for row in added.new if row.file_name == "attached-3.eml"]
    mail = email.message_from_bytes(store.read(held.sha256 or ""), policy=email.policy.default)
    assert (mail["Subject"], mail["From"], mail["Date"]) == ("FOI 2/99", "Jan", "Wed, 01 Feb 2023 09:30:00 +0000")
    body = mail.get_body()
    assert body is not None and body.get_content().strip() == "The reply below was sent, invented."


def test_an_outlook_file_inside_a_mail_is_opened(tmp_path: Path, store: RawStore) -> None:
    message = mail()
    held = compound(outlook("See attached, invented.", files={"reply.pdf": PDF}))
    message.add_attachment(held, maintype="application", subtype="vnd.ms-outlook", filename="FOI.msg")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    added = add([tmp_path / "a.eml"], store)
    assert names([row.file_name for row in added.new]) == ["FOI.msg", "a.eml", "reply.pdf"]


def test_what_an_outlook_file_keeps_closed_is_named(tmp_path: Path, store: RawStore) -> None:
    linked = outlook("Invented.", files={"on a drive.pdf": b""})
    packed = outlook("Invented.", mails={"only as packed RTF": outlook("")})
    for name, tree in (("linked", linked), ("packed", packed)):
        (tmp_path / f"{name}.msg").write_bytes(compound(tree))
    (tmp_path / "broken.msg").write_bytes(compound(outlook("Invented.", files={"reply.pdf": PDF}))[:-600])
    added = add([tmp_path / f"{name}.msg" for name in ("broken", "linked", "packed")], store)
    reasons = dict(added.set_aside)
    assert set(reasons) == {"broken.msg/attachments", "linked.msg/on a drive.pdf", "packed.msg/attached-1.eml"}
    assert all("save what is attached" in reason for reason in reasons.values())


def test_a_date_that_no_calendar_has_leaves_the_mail_without_one() -> None:
    whole = bytearray(compound(outlook("Invented.", mails={"x": outlook("Inner.")})))
    sent = struct.pack("<I", 0x00390040)
    rows = [at for at in range(len(whole)) if whole[at : at + 4] == sent]
    assert rows
    for at in rows:
        whole[at + 8 : at + 16] = b"\xff" * 8
    [inner] = [part for part in parts_of_msg(bytes(whole)) if part.name == "attached-1.eml"]
    mail = email.message_from_bytes(inner.data, policy=email.policy.default)
    assert mail["Date"] is None and mail.get_content().strip() == "Inner."


@given(st.binary(max_size=400), st.integers(0, 4000))
def test_a_damaged_outlook_file_gives_parts_or_one_reason(noise: bytes, at: int) -> None:
    whole = bytearray(compound(outlook("Invented.", files={"reply.pdf": PDF}, mails={"x": outlook("Inner.")})))
    whole[at : at + len(noise)] = noise
    for part in parts_of_msg(bytes(whole)):
        assert part.refused or part.data
