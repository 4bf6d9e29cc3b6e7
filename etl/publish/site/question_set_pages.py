"""The pages on question sets: all of them, and one for each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from etl.publish.site import charts, words
from etl.publish.site.page import Links, Page, foot, grouped, live_path
from etl.publish.site.queries import Facts, Row, is_counted
from etl.publish.site.signs import OUTCOMES


def _compared(facts: Facts) -> dict[str, list[Row]]:
    """The replies that count in the figures of each question set."""
    groups = grouped(facts, "question_set_id")
    return {
        row["question_set_id"]: [r for r in groups[row["question_set_id"]] if is_counted(r) and not r["apart_in_set"]]
        for row in facts.question_sets
    }


def question_sets(facts: Facts) -> Page:
    """The page of all question sets."""
    compared = _compared(facts)
    replies = [response for responses in compared.values() for response in responses]
    outcomes = {
        row["title"]: Counter(r["outcome"] for r in compared[row["question_set_id"]])
        for row in facts.question_sets
        if compared[row["question_set_id"]]
    }
    title = "Question sets: the same questions to several forces"
    overall = charts.top("Replies by question set and outcome", outcomes, OUTCOMES, "sets")
    finding = (
        f"{len(replies):,} of the {words.number(len(facts.counted), 'request')} to police forces ask one "
        f"of {words.number(len(facts.question_sets), 'known question set')}. {words.decisions(replies)}"
    )
    table = [{**row, "n": len(compared[row["question_set_id"]])} for row in facts.question_sets]
    return Page(
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


def each_question_set(facts: Facts, links: Links) -> Iterable[Page]:
    """A page for each question set: its questions, and which force answered how."""
    groups, compared = grouped(facts, "question_set_id"), _compared(facts)
    for row in facts.question_sets:
        here = compared[row["question_set_id"]]
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
            groups[row["question_set_id"]],
            charts.bars_picture(chart, row["title"], finding, foot(facts)),
            {
                "question_set": row,
                "questions": [one for one in facts.questions if one["question_set_id"] == row["question_set_id"]],
                "chart": chart if here else None,
            },
        )
