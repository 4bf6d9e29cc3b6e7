"""The text of a mail: its header lines that matter, then its plain body (or its HTML body)."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

from etl.read.text.html import text_of_html

_HEADERS = ("From", "To", "Date", "Subject")


def text_of_mail(data: bytes) -> str:
    """Give the text of an RFC 822 mail. Attachments are letters of their own and are not read here."""
    mail = message_from_bytes(data, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    head = [f"{name}: {' '.join(str(mail[name]).split())}" for name in _HEADERS if mail[name]]
    return "\n".join([*head, "", _body(mail)])


def _body(mail: EmailMessage) -> str:
    part = mail.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        text = data.decode(part.get_content_charset() or "utf-8")
    except (UnicodeDecodeError, LookupError):
        text = data.decode("cp1252", "replace")
    text = text.replace("\r\n", "\n")
    return text_of_html(text) if part.get_content_type() == "text/html" else text
