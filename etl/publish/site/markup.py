"""The templates of the static site, with the signs, words and filters that they use."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from etl.measured import FIELDS, MEANING
from etl.publish.site import signs
from etl.publish.site.cite import LICENCE, PROJECT
from etl.publish.site.queries import is_counted, is_read

TEMPLATES = Path(__file__).with_name("templates")
QUOTE = 180
"""Signs of a quote at most."""


def environment_of_templates() -> Environment:
    """The environment in which every page is rendered: all output is escaped, and an unknown name is an error."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["web"] = web_address
    environment.filters["short"] = short
    environment.tests["counted"] = is_counted
    environment.tests["read"] = is_read
    environment.globals.update(
        outcomes=signs.OUTCOMES,
        nothing=signs.NONE,
        used_for=signs.USED_FOR,
        ncnd=signs.NCND,
        use=signs.USE,
        tests=signs.TESTS,
        bases=signs.BASES,
        measured=FIELDS,
        meaning=MEANING,
        project=PROJECT,
        licence=LICENCE,
    )
    return environment


def web_address(url: str | None) -> str | None:
    """An address that may be linked to: http or https, and nothing that a browser would run."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def short(words: str, most: int = QUOTE) -> str:
    """A short quote: never more of a letter than a reader needs to find the place."""
    joined = " ".join(words.split())
    return joined if len(joined) <= most else joined[: most - 1].rstrip() + "…"
