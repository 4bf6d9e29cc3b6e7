"""How a page is cited: as plain text and as BibTeX."""

from __future__ import annotations

from dataclasses import dataclass

from etl.publish.site.queries import Facts

PROJECT = "Cross-force comparison of FOI replies on facial recognition"
LICENCE = "CC BY 4.0"
_SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_SPECIAL |= {sign: "\\" + sign for sign in "&%$#_"}


@dataclass(frozen=True)
class Citation:
    """A citation in two forms."""

    text: str
    bibtex: str


def citation(facts: Facts, title: str, slug: str, url: str | None) -> Citation:
    """Cite one page of a snapshot; ``url`` is where the page stands, if that is known."""
    day = facts.built_on
    sha256 = str(facts.snapshot["content_sha256"])
    where = f" {url}" if url else ""
    text = (
        f"{PROJECT}: {title}. Snapshot {facts.snapshot_id} of {day.day} {day:%B %Y}, content SHA-256 {sha256[:16]}…, "
        f"{LICENCE}.{where}"
    )
    fields = [
        ("title", "{" + latex(f"{PROJECT}: {title}") + "}"),
        ("year", f"{day:%Y}"),
        ("month", f"{day:%b}".lower()),
        ("version", latex(facts.snapshot_id)),
        ("note", latex(f"Content SHA-256 {sha256}; {LICENCE}")),
        *([("url", url)] if url else []),
    ]
    lines = [f"  {name} = {{{value}}}" if name != "month" else f"  month = {value}" for name, value in fields]
    return Citation(text, f"@misc{{crossforce-{facts.snapshot_id}-{slug},\n" + ",\n".join(lines) + "\n}")


def latex(text: str) -> str:
    """Text in which no sign has a meaning to LaTeX."""
    return "".join(_SPECIAL.get(sign, sign) for sign in text)
