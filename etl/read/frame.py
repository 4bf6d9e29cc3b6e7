"""How the frame of a letter begins, which answers nothing: salutation, references, headings."""

from __future__ import annotations

import re

FRAME = re.compile(
    r"(?:from|to) ?:|(?:dear|yours|kind regards|regards|thank you|your request (?:for|of|dated|was received|reference|number)|i write|i am writing|further to|please (?:quote|note|contact)|our ref|ref|date|subject|"  # noqa: E501
    r"tel|email|www|http|response|answer|reply|decision|page|the (?:following|act)|freedom of information|foi)\b"  # noqa: E501
)
"""How the frame of a letter begins: salutation, references, headings."""
