"""Which pages there are and what each shows; the templates only lay it out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from etl.publish.site import charts, words
from etl.publish.site.exemption_pages import cited_table, each_exemption, exemptions
from etl.publish.site.page import Links, Page, foot, grouped, links_of, live_path
from etl.publish.site.queries import Facts, is_counted, is_read
from etl.publish.site.question_set_pages import each_question_set, question_sets
from etl.publish.site.signs import OUTCOMES

TITLE = "What police forces reply when asked about facial recognition"


def all_pages(facts: Facts) -> list[Page]:
    """Every page of the site, in a fixed order."""
    links = links_of(facts)
    return [
        _index(facts),
        _method(facts),
        *_forces(facts, links),
        exemptions(facts),
        *each_exemption(facts, links),
        question_sets(facts),
        *each_question_set(facts, links),
        _others(facts),
    ]


def _index(facts: Facts) -> Page:
    squares = charts.tiles(facts)
    finding = words.index(facts)
    groups = grouped(facts, "force_id")
    table = []
    for square in squares:
        counted = [response for response in groups[square.force["force_id"]] if is_counted(response)]
        read = sum(is_read(response) for response in counted)
        table.append({"square": square, "n": len(counted), "n_read": read})
    return Page(
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
            "most_cited": cited_table(facts)[:8],
        },
    )


def _method(facts: Facts) -> Page:
    return Page(
        "method.html",
        "method",
        "method.html",
        "Method, downloads and citation",
        words.index(facts),
        live_path(facts, "/method"),
        [],
    )


def _forces(facts: Facts, links: Links) -> Iterable[Page]:
    groups = grouped(facts, "force_id")
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


def _others(facts: Facts) -> Page:
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
    return Page(
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
