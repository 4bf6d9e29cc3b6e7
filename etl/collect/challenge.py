"""Pages that ask whether a person is there. They come with 403, 503 or even 200, and are never a letter."""

from __future__ import annotations

import re
from collections.abc import Mapping

SIGNS = re.compile(
    rb"cf-chl|/cdn-cgi/challenge-platform|cf_captcha|cf-turnstile|<title>\s*just a moment|"
    rb"<title>\s*attention required|_incapsula_resource|incapsula incident|aws-?waf-?(?:token|captcha)|"
    rb"awswafintegration|px-captcha|perimeterx|datadome|checking (?:if the site connection is secure|your browser)|"
    rb"enable javascript and cookies to continue|verify (?:that )?you are (?:a )?human|ddos-guard|"
    rb"<title>\s*access denied|g-recaptcha[^>]{0,200}id=.challenge",
    re.IGNORECASE,
)
SHORT = 60_000
"""Challenge pages are short; a long page that mentions such words is a letter about them."""


def looks_like_challenge(status: int, headers: Mapping[str, str], body: bytes) -> bool:
    """Whether an answer is a challenge page."""
    if headers.get("cf-mitigated") == "challenge":
        return True
    return status in (200, 202, 401, 403, 405, 429, 503) and len(body) < SHORT and bool(SIGNS.search(body[:20_000]))
