"""The pages on exemptions: all of them, and one for each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from etl.publish.site import charts, words
from etl.publish.site.page import Links, Page, foot, live_path
from etl.publish.site.queries import Facts, Row, is_counted, is_read
from etl.publish.site.signs import USED_FOR


def cited_table(facts: Facts) -> list[Row]:
    """Each exemption with the replies and forces that cite it, of those read; the most cited first."""
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


def exemptions(facts: Facts) -> Page:
    """The page of all exemptions."""
    read = [response for response in facts.counted if is_read(response)]
    title = "Exemptions that police forces cite"
    overall = charts.top("Exemptions by number of replies that cite them", _uses(read, "provision"), USED_FOR, "ones")
    citing = sum(bool(response["cited"]) for response in read)
    finding = (
        f"{citing:,} of the {words.number(len(read), 'reply', 'replies')} of police forces that were read "
        f"{'cites' if citing == 1 else 'cite'} an exemption or another ground of refusal; together they cite "
        f"{words.number(len(_uses(read, 'provision')), 'provision')}."
    )
    return Page(
        "exemption/index.html",
        "exemptions",
        "exemptions.html",
        title,
        finding,
        live_path(facts, "/exemptions"),
        [response for response in facts.responses if response["cited"]],
        charts.bars_picture(overall, title, finding, foot(facts)),
        {"chart": overall, "table": cited_table(facts)},
    )


def each_exemption(facts: Facts, links: Links) -> Iterable[Page]:
    """A page for each exemption: who cites it, and for what."""
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
