"""One response: its facts, its evidence, its letter with marks, what to ask, corrections."""

from __future__ import annotations

import html
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st

from pages.parts import queries_letters as queries
from pages.parts.blocks import View
from pages.parts.frames import each, text
from pages.parts.html_tables import html_table
from pages.parts.layout import DARK, LIGHT
from pages.parts.letter_text import Mark, Part, marked_text
from pages.parts.palette import is_dark
from pages.parts.tables import outcome_cell

LOOK = """<style>
.hits {{ list-style: none; padding: 0; margin: 0; max-width: 56rem; }}
.stMain ol.hits li {{ border-top: 1px solid {rule}; padding: 0.75rem 0 0.8rem 0; margin: 0; font-size: 1rem; }}
.hits .what {{ font-size: 1.06rem; font-weight: 600; }}
.hits .who {{ color: {quiet}; font-size: 0.93rem; margin: 0.1rem 0 0.25rem 0; }}
.hits .says {{ color: {ink}; line-height: 1.5; overflow-wrap: anywhere; }}
mark.hit {{ background: {hit}; color: {ink}; font-weight: 650; padding: 0 2px; border-radius: 2px; }}
.seg {{ display: grid; grid-template-columns: 9.5rem minmax(0, 46rem); gap: 0 1.3rem; border-top: 1px solid {rule};
        padding: 0.7rem 0; color: {ink}; }}
.segname {{ color: {quiet}; font-size: 0.86rem; font-weight: 600; line-height: 1.3; padding-top: 0.15rem; }}
.segtext {{ white-space: pre-wrap; overflow-wrap: anywhere; font-family: "Source Serif 4", Georgia, serif;
            font-size: 1.03rem; line-height: 1.62; }}
.seg-noise .segtext, .seg-boilerplate .segtext, .seg-complaint_rights .segtext,
.seg-older_mail .segtext {{ font-size: 0.92rem; color: {quiet}; }}
.seg-request .segtext {{ font-style: italic; }}
.flag {{ font-family: "Source Sans", sans-serif; font-style: normal; font-size: 0.76rem; line-height: 1.3; color: {ink};
         background: {card}; border-left: 4px solid var(--mark); border-radius: 2px; padding: 0.05rem 0.4rem;
         margin: 0 0.3rem; white-space: normal; }}
dl.facts {{ display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 0.3rem 1.2rem; margin: 0.4rem 0 0.8rem 0;
            color: {ink}; max-width: 58rem; }}
dl.facts dt {{ color: {quiet}; font-weight: 600; }} dl.facts dd {{ margin: 0; overflow-wrap: anywhere; }}
@media (max-width: 640px) {{
  .seg {{ grid-template-columns: minmax(0, 1fr); }} dl.facts {{ grid-template-columns: minmax(0, 1fr); gap: 0 0; }}
  dl.facts dd {{ margin-bottom: 0.45rem; }}
}}
</style>"""
COLOURS = {"disclose": "#007a5a", "deny": "#0a5c99", "refuse": "#b84300", "engaged": "#b84300"}
QUIET = "#7a746a"
FACTS = (
    ("Force", "force"),
    ("Name in Welsh", "welsh_name"),
    ("Reference", "reference"),
    ("Asked on", "requested_on"),
    ("Received on", "received_on"),
    ("Answered on", "responded_on"),
    ("Due by", "due_on"),
    ("Question set", "set_title"),
    ("Stated cost, £", "cost_gbp"),
    ("Status on the portal", "portal_state"),
    ("Our note", "note"),
    ("Not comparable because", "not_comparable_because"),
)
"""Facts of a response that are shown as they stand, by the column that holds each."""
METHODS = {
    "read": "Read by rules",
    "register": "Coded by hand",
    "read_and_register": "Read by rules, and coded by hand",
}


def look() -> None:
    """The look of letters and hits, in the reader's theme."""
    st.html(LOOK.format(**(DARK if is_dark() else LIGHT), hit="#6b4a00" if is_dark() else "#ffe08a"))


def link(address: str) -> str:
    """An address as a link, if it is one of the web; as text otherwise."""
    shown = html.escape(address)
    web = urlsplit(address).scheme in ("http", "https")
    return f'<a href="{shown}" target="_blank" rel="noopener noreferrer">{shown}</a>' if web else shown


def facts(view: View, row: pd.Series) -> None:
    """The facts of the response, with how it was coded and where it stands."""
    pairs = [
        (
            "Outcome",
            outcome_cell(row.outcome, bool(row.provisional)) + f". {html.escape(_cell(row, 'outcome_definition'))}",
        )
    ]
    if row.ncnd_scope != "none":
        label = _cell(row, "ncnd_label") or str(row.ncnd_scope)
        pairs.append(("Neither confirms nor denies", f"{html.escape(label)}, shown beside the outcome"))
    pairs += [(heading, html.escape(value)) for heading, name in FACTS if (value := _cell(row, name))]
    if _cell(row, "working_days"):
        late = " (late)" if row.late is True or str(row.late) == "True" else ""
        pairs.append(("Working days", f"{int(row.working_days)}{late}"))
    if _cell(row, "template_share"):
        pairs.append(
            (
                "Shared wording",
                f"{float(row.template_share):.0%} of the answer is in paragraphs that other forces send too",
            )
        )
    reviewed = "; checked by a person" if bool(row.reviewed) else ""
    pairs.append(("How it was coded", html.escape(METHODS[row.coding_method] + reviewed)))
    addresses = [row_.source_url for row_ in each(queries.sources(view.snapshot, row.response_id))]
    addresses = addresses or [value for value in [_cell(row, "source_url")] if value]
    if addresses:
        pairs.append(("Where it stands", "<br>".join(link(address) for address in addresses)))
    pairs.append(("Id", html.escape(str(row.response_id))))
    st.html('<dl class="facts">' + "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in pairs) + "</dl>")


def _cell(row: pd.Series, name: str) -> str:
    value = row[name]
    if value is None or pd.isna(value):
        return ""
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)


def evidence(view: View, row: pd.Series) -> None:
    """The coded values with their rules and words, then the letter with the same marks in place."""
    values = queries.evidence(view.snapshot, row.response_id)
    st.header("What the outcome rests on", anchor="evidence")
    if values.empty:
        st.write("Nothing was coded from this reply: it was not in view, or no rule covers what it says.")
    else:
        html_table(
            "Values with their rules and words",
            ["No", "Field", "Value", "Rule", "Words of the reply"],
            [
                [str(place), item.field, item.value, _rule(item.rule_id), text(item.quote)]
                for place, item in enumerate(each(values), 1)
            ],
        )
    _letter(view, row, values)


def _rule(rule_id: str) -> str:
    return {"register": "coded by hand", "correction": "corrected by a person"}.get(rule_id, rule_id)


def _letter(view: View, row: pd.Series, values: pd.DataFrame) -> None:
    sha256 = _cell(row, "document_sha256")
    st.header("The letter", anchor="letter")
    found = queries.document(view.snapshot, sha256) if sha256 else pd.DataFrame()
    if found.empty or not text(found.iloc[0].text):
        st.write(
            "We do not hold this letter; its facts were coded from the page named above. If you have it, "
            "add it and run the project again:"
        )
        st.code("python -m etl add LETTER.pdf && python -m etl run", language=None, wrap_lines=True)
        return
    st.caption(
        "The force's own text, with personal data masked. Underlined: words that a value rests on; the flag after "
        "them gives the value's number in the table above, the value and the rule."
    )
    marks = [
        Mark(place, int(item.span_start), int(item.span_end), item.value, item.rule_id, COLOURS.get(item.sort, QUIET))
        for place, item in enumerate(each(values), 1)
        if item.document_sha256 == sha256 and item.span_start is not None
    ]
    parts = [
        Part(item.kind, int(item.span_start), int(item.span_end), item.question)
        for item in each(queries.segments(view.snapshot, sha256))
    ]
    st.html(marked_text(str(found.iloc[0].text), parts, marks))


def checks(view: View, response_id: str) -> None:
    """What a requester may ask, rule by rule."""
    found = queries.checks(view.snapshot, response_id)
    st.header("What one may ask", anchor="checks")
    if found.empty:
        st.write("No check found anything to ask about in this reply.")
        return
    html_table(
        "Checks that found something",
        ["Check", "What was found", "Rests on", "What to ask"],
        [[item.title, item.finding, item.statute, item.ask] for item in each(found)],
    )


def corrections(view: View, response_id: str) -> None:
    """What people corrected, and what the force told us about our coding."""
    made = queries.corrections(view.snapshot, response_id)
    replies = queries.replies(view.snapshot, response_id)
    st.header("Corrections and the force's reply", anchor="corrections")
    if made.empty and replies.empty:
        st.write("None for this reply.")
    if not made.empty:
        html_table(
            "Corrections",
            ["Field", "Was", "Is", "The machine says", "Because", "Who", "When", "State"],
            [
                [
                    text(c.field),
                    text(c.replaced),
                    text(c.value),
                    text(c.machine_value),
                    c.because,
                    c.who,
                    f"{c.made_at:%Y-%m-%d}",
                    c.state,
                ]
                for c in each(made)
            ],
        )
    for reply in each(replies):
        st.text(f"The force, {reply.replied_on:%Y-%m-%d}: {reply.summary}")
        if text(reply.our_answer):
            st.text(f"Our answer: {reply.our_answer}")
