"""Which pages there are and what each shows; the templates only lay it out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from etl.pictures import Picture
from etl.publish.site import charts, words
from etl.publish.site.queries import Facts, Row, is_counted, is_read
from etl.publish.site.signs import OUTCOMES, USED_FOR

TITLE = "What police forces reply when asked about facial recognition"


@dataclass(frozen=True)
class Page:
    """One page: where it stands, what it says, its rows and its picture."""

    path: str
    slug: str
    template: str
    title: str
    finding: str
    live: str
    rows: list[Row]
    picture: Picture | None = None
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def up(self) -> str:
        """The way from the page to the root of the site."""
        return "../" * self.path.count("/")


def slugs(names: Iterable[str]) -> dict[str, str]:
    """A name for an address for each name, told apart by a number where two would be the same."""
    found: dict[str, str] = {}
    taken: set[str] = {"index"}
    for name in names:
        plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "page"
        slug, number = plain, 2
        while slug in taken:
            slug, number = f"{plain}-{number}", number + 1
        taken.add(slug)
        found[name] = slug
    return found


def foot(facts: Facts) -> str:
    """Source, date, snapshot and licence, for pictures and below charts."""
    return (
        f"Source: police forces' replies under FOI law, as coded in snapshot {facts.snapshot_id} "
        f"({facts.built_on.isoformat()}). Licence: CC BY 4.0."
    )


def live_path(facts: Facts, page: str, **filters: str) -> str:
    """The same view on the dashboard, with the snapshot in the link so that it never moves on."""
    return f"{page}?{urlencode({**filters, 'snapshot': facts.snapshot_id})}"


def all_pages(facts: Facts) -> list[Page]:
    """Every page of the site, in a fixed order."""
    forces = slugs(str(row["force_id"]) for row in facts.forces)
    provisions = slugs(str(row["provision"]) for row in facts.exemptions)
    sets = slugs(str(row["question_set_id"]) for row in facts.question_sets)
    links = {"force": forces, "exemption": provisions, "question_set": sets}
    makers: list[Callable[[Facts, dict[str, dict[str, str]]], Iterable[Page]]] = [
        _index,
        _forces,
        _exemptions,
        _question_sets,
        _others,
    ]
    return [page for make in makers for page in make(facts, links)]


def _counts(facts: Facts, key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for response in facts.responses:
        if response[key] is not None:
            groups[str(response[key])].append(response)
    return groups


def _index(facts: Facts, links: dict[str, dict[str, str]]) -> Iterable[Page]:
    squares = charts.tiles(facts)
    finding = words.index(facts)
    groups = _counts(facts, "force_id")
    table = []
    for square in squares:
        counted = [response for response in groups[square.force["force_id"]] if is_counted(response)]
        read = sum(is_read(response) for response in counted)
        table.append({"square": square, "n": len(counted), "n_read": read})
    yield Page(
        "index.html",
        "index",
        "index.html",
        TITLE,
        finding,
        live_path(facts, "/"),
        facts.responses,
        charts.tiles_picture(squares, TITLE, finding, foot(facts)),
        {
            "squares": squares,
            "years": charts.by_year("Replies by year and outcome", facts.counted),
            "table": table,
            "most_cited": _cited_table(facts)[:8],
        },
    )
    yield Page(
        "method.html",
        "method",
        "method.html",
        "Method, downloads and citation",
        words.index(facts),
        live_path(facts, "/method"),
        [],
    )


def _forces(facts: Facts, links: dict[str, dict[str, str]]) -> Iterable[Page]:
    groups = _counts(facts, "force_id")
    squares = {square.force["force_id"]: square for square in charts.tiles(facts)}
    for row in facts.forces:
        rows = groups[row["force_id"]]
        counted = [response for response in rows if is_counted(response)]
        finding = words.force(row, counted)
        title = f"{row['name']}: replies on facial recognition"
        years = charts.by_year(f"Replies of {row['name']} by year and outcome", counted)
        if counted:
            picture = charts.bars_picture(years, title, finding, foot(facts))
        else:
            picture = charts.tiles_picture(list(squares.values()), title, finding, foot(facts), row["force_id"])
        slug = links["force"][row["force_id"]]
        yield Page(
            f"force/{slug}.html",
            f"force-{slug}",
            "force.html",
            title,
            finding,
            live_path(facts, "/force", force=row["name"]),
            rows,
            picture,
            {
                "force": row,
                "years": years if counted else None,
                "law": words.law(row),
                **{
                    name: [one for one in getattr(facts, name) if one["force_id"] == row["force_id"]]
                    for name in ("uses", "checks", "contradictions", "force_replies")
                },
            },
        )


def _cited_table(facts: Facts) -> list[Row]:
    read = [response for response in facts.counted if is_read(response)]
    counts: Counter[str] = Counter()
    forces: dict[str, set[str]] = defaultdict(set)
    for response in read:
        for provision in {citation["provision"] for citation in response["cited"]}:
            counts[provision] += 1
            forces[provision].add(str(response["force_id"]))
    rows = [
        {**row, "n": counts[row["provision"]], "n_forces": len(forces[row["provision"]]), "n_read": len(read)}
        for row in facts.exemptions
    ]
    return sorted(rows, key=lambda row: (-row["n"], row["provision"]))


def _uses(responses: Sequence[Row], key: str, provision: str | None = None) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for response in responses:
        for citation in response["cited"]:
            if provision in (None, citation["provision"]):
                counts[response[key] if key in response else citation[key]][citation["used_for"]] += 1
    return counts


def _exemptions(facts: Facts, links: dict[str, dict[str, str]]) -> Iterable[Page]:
    read = [response for response in facts.counted if is_read(response)]
    title = "Exemptions that police forces cite"
    overall = charts.top("Exemptions by number of replies that cite them", _uses(read, "provision"), USED_FOR, "ones")
    citing = sum(bool(response["cited"]) for response in read)
    finding = (
        f"{citing:,} of the {words.number(len(read), 'reply', 'replies')} of police forces that were read "
        f"{'cites' if citing == 1 else 'cite'} an exemption or another ground of refusal; together they cite "
        f"{words.number(len(_uses(read, 'provision')), 'provision')}."
    )
    yield Page(
        "exemption/index.html",
        "exemptions",
        "exemptions.html",
        title,
        finding,
        live_path(facts, "/exemptions"),
        [response for response in facts.responses if response["cited"]],
        charts.bars_picture(overall, title, finding, foot(facts)),
        {"chart": overall, "table": _cited_table(facts)},
    )
    for row in facts.exemptions:
        provision = str(row["provision"])
        rows = [r for r in facts.responses if any(c["provision"] == provision for c in r["cited"])]
        counted = [response for response in rows if is_counted(response) and is_read(response)]
        by_force = charts.top(
            f"Replies that cite {provision}, by force", _uses(counted, "body", provision), USED_FOR, "forces"
        )
        finding = words.exemption(row, facts)
        slug = links["exemption"][provision]
        title = f"{provision} in police forces' replies on facial recognition"
        yield Page(
            f"exemption/{slug}.html",
            f"exemption-{slug}",
            "exemption.html",
            title,
            finding,
            live_path(facts, "/exemptions", exemption=row["live_label"]),
            rows,
            charts.bars_picture(by_force, title, finding, foot(facts)),
            {"exemption": row, "chart": by_force if counted else None},
        )


def _question_sets(facts: Facts, links: dict[str, dict[str, str]]) -> Iterable[Page]:
    groups = _counts(facts, "question_set_id")
    counted = {
        row["question_set_id"]: [r for r in groups[row["question_set_id"]] if is_counted(r) and not r["apart_in_set"]]
        for row in facts.question_sets
    }
    replies = [response for responses in counted.values() for response in responses]
    outcomes = {
        row["title"]: Counter(r["outcome"] for r in counted[row["question_set_id"]])
        for row in facts.question_sets
        if counted[row["question_set_id"]]
    }
    title = "Question sets: the same questions to several forces"
    overall = charts.top("Replies by question set and outcome", outcomes, OUTCOMES, "sets")
    finding = (
        f"{len(replies):,} of the {words.number(len(facts.counted), 'request')} to police forces ask one "
        f"of {words.number(len(facts.question_sets), 'known question set')}. {words.decisions(replies)}"
    )
    table = [{**row, "n": len(counted[row["question_set_id"]])} for row in facts.question_sets]
    yield Page(
        "question-set/index.html",
        "question-sets",
        "question_sets.html",
        title,
        finding,
        live_path(facts, "/questions"),
        [response for response in facts.responses if response["question_set_id"]],
        charts.bars_picture(overall, title, finding, foot(facts)),
        {"chart": overall, "table": table},
    )
    for row in facts.question_sets:
        rows = groups[row["question_set_id"]]
        here = counted[row["question_set_id"]]
        by_force: dict[str, Counter[str]] = defaultdict(Counter)
        for response in here:
            by_force[response["body"]][response["outcome"]] += 1
        chart = charts.top("Replies by force and outcome", by_force, OUTCOMES, "forces")
        finding = words.question_set(here, row["n_bodies"])
        slug = links["question_set"][row["question_set_id"]]
        yield Page(
            f"question-set/{slug}.html",
            f"question-set-{slug}",
            "question_set.html",
            row["title"],
            finding,
            live_path(facts, "/questions", question_set=row["title"]),
            rows,
            charts.bars_picture(chart, row["title"], finding, foot(facts)),
            {
                "question_set": row,
                "questions": [one for one in facts.questions if one["question_set_id"] == row["question_set_id"]],
                "chart": chart if here else None,
            },
        )


def _others(facts: Facts, links: dict[str, dict[str, str]]) -> Iterable[Page]:
    by_body: dict[str, Counter[str]] = defaultdict(Counter)
    for response in facts.apart:
        by_body[response["body"]][response["outcome"]] += 1
    title = "Other bodies, and replies that cannot be compared"
    finding = (
        f"{words.number(len(facts.apart), 'reply', 'replies')} of {words.number(len(by_body), 'body', 'bodies')} "
        f"{'is' if len(facts.apart) == 1 else 'are'} kept apart from the {len(facts.counted):,} that figures count: "
        "they come from bodies that are not police forces, or cannot be compared."
    )
    chart = charts.top("Replies kept apart, by body and outcome", by_body, OUTCOMES, "bodies")
    yield Page(
        "other-bodies.html",
        "other-bodies",
        "others.html",
        title,
        finding,
        live_path(facts, "/letters"),
        facts.apart,
        charts.bars_picture(chart, title, finding, foot(facts)),
        {"chart": chart if facts.apart else None},
    )
