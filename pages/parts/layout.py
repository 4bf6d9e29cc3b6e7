"""The frame of a page: look, heading, coverage strip, foot."""

from __future__ import annotations

import html

import streamlit as st

from pages.parts import queries
from pages.parts.access import open_snapshot
from pages.parts.blocks import View, view_of
from pages.parts.filters import pick
from pages.parts.palette import OUTCOMES, is_dark

LIGHT = {"ink": "#24221e", "quiet": "#5a564d", "rule": "#ddd6c6", "card": "#f7f3e9", "link": "#0a5c99"}
DARK = {"ink": "#efebe1", "quiet": "#b9b3a5", "rule": "#45423b", "card": "#26241f", "link": "#8fc7f5"}

FRAMED = "snapshot_and_filters_of_the_frame"

STYLE = """
<style>
.block-container {{ max-width: 78rem; padding-top: 2.2rem; }}
.stMain h1 {{ font-family: "Source Serif 4", Georgia, "Times New Roman", serif !important; font-size: 2.2rem; font-weight: 650; letter-spacing: -0.01em;
      line-height: 1.12; padding-bottom: 0.2rem; }}
.stMain h2 {{ font-family: "Source Serif 4", Georgia, "Times New Roman", serif !important; font-size: 1.45rem; font-weight: 600;
     padding-top: 0.9rem; padding-bottom: 0.1rem; }}
[data-testid="stCaptionContainer"] p {{ color: {quiet}; opacity: 1; }}
[data-testid="stCaptionContainer"] {{ opacity: 1; color: {quiet}; }}
p.finding {{ font-size: 1.02rem; line-height: 1.5; color: {ink}; max-width: 46rem; margin: 0 0 0.6rem 0; }}
p.lead {{ font-family: "Source Serif 4", Georgia, serif; font-size: 1.18rem; line-height: 1.4; color: {ink};
          max-width: 62rem; margin: 0 0 0.5rem 0; }}
.strip {{ display: flex; flex-wrap: wrap; gap: 0.3rem 1.1rem; font-size: 0.92rem; color: {quiet};
          border-top: 1px solid {rule}; border-bottom: 1px solid {rule}; padding: 0.5rem 0; margin: 0.2rem 0 0.8rem 0; }}
.strip b {{ color: {ink}; font-variant-numeric: tabular-nums; }}
.cards {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(8.2rem, 1fr)); gap: 0.55rem; margin: 0.3rem 0 0.9rem 0; }}
.card {{ background: {card}; border-left: 6px solid var(--mark); padding: 0.5rem 0.7rem; border-radius: 3px; }}
.card .n {{ font-family: "Source Serif 4", Georgia, serif; font-size: 1.75rem; line-height: 1.1; color: {ink};
            font-variant-numeric: tabular-nums; }}
.card .of {{ font-size: 0.85rem; color: {quiet}; }}
.card .l {{ font-weight: 600; color: {ink}; font-size: 0.95rem; }}
.tiles {{ display: grid; grid-template-columns: repeat(7, minmax(0, 1fr)); gap: 3px; max-width: 25rem; }}
.tiles a, .tiles span.t {{ aspect-ratio: 1 / 0.6; display: flex; flex-direction: column; align-items: center;
   justify-content: center; border-radius: 3px; font-size: 0.7rem; line-height: 1.05;
   text-decoration: none !important; font-weight: 500; }}
.tiles a b {{ font-size: 1.15em; }}
.tiles a:hover, .tiles a:focus-visible {{ outline: 3px solid {ink}; outline-offset: 1px; }}
.key {{ display: flex; flex-wrap: wrap; gap: 0.25rem 0.9rem; font-size: 0.88rem; color: {ink}; margin: 0.5rem 0; }}
.key i {{ font-style: normal; font-weight: 700; display: inline-block; min-width: 1.35em; text-align: center;
          border-radius: 2px; margin-right: 0.35em; }}
.years {{ display: flex; align-items: flex-end; gap: 0.35rem; height: 19rem; border-bottom: 1px solid {rule};
          overflow-x: auto; padding-top: 1.2rem; }}
.years > div {{ flex: 1 0 1.7rem; max-width: 4.2rem; height: 100%; display: flex; flex-direction: column;
                justify-content: flex-end; }}
.years .sum {{ font-size: 0.8rem; color: {quiet}; text-align: center; }}
.years i {{ font-style: normal; font-size: 0.72rem; line-height: 1; text-align: center; overflow: hidden; display: flex;
            align-items: center; justify-content: center; min-height: 2px; }}
.years-axis {{ display: flex; gap: 0.35rem; overflow: hidden; }}
.years-axis span {{ flex: 1 0 1.7rem; max-width: 4.2rem; text-align: center; font-size: 0.8rem; color: {quiet}; }}
.chip {{ display: inline-block; min-width: 1.4em; text-align: center; font-weight: 700; border-radius: 2px; }}
.wide {{ overflow-x: auto; }}
.apart {{ color: {quiet}; background: {card}; padding: 0.1rem 0.35rem; }}
table.rows {{ border-collapse: collapse; width: 100%; font-size: 0.93rem; }}
table.rows th, table.rows td {{ text-align: left; vertical-align: top; padding: 0.4rem 0.7rem 0.4rem 0; border-bottom: 1px solid {rule}; color: {ink}; }}
table.rows thead th {{ color: {quiet}; font-weight: 600; border-bottom-width: 2px; white-space: nowrap; }}
.prov {{ border-bottom: 2px dotted currentColor; }}
mark.ev {{ background: transparent; color: inherit; border-bottom: 3px solid var(--mark, #b84300); padding: 0 1px; }}
blockquote.words {{ border-left: 4px solid {rule}; padding: 0.1rem 0 0.1rem 0.9rem; margin: 0.3rem 0; color: {ink}; }}
.stMain a {{ color: {link}; }}
@media print {{ section[data-testid="stSidebar"], header, .stDownloadButton {{ display: none !important; }} }}
@media (max-width: 640px) {{
  .block-container {{ padding: 3.9rem 0.9rem 2rem 0.9rem; }}
  .stMain h1 {{ font-size: 1.45rem; padding: 0 0 0.5rem 0; }}
  .stMain h2 {{ font-size: 1.12rem; padding: 0.1rem 0 0.35rem 0; }}
  p.lead {{ font-size: 0.95rem; line-height: 1.32; margin-bottom: 0.2rem; }}
  p.finding {{ font-size: 0.9rem; line-height: 1.35; margin-bottom: 0.3rem; }}
  .stVerticalBlock {{ gap: 0.4rem; }}
  .tiles a, .tiles span.t {{ aspect-ratio: 1 / 0.52; }}
  .cards {{ grid-template-columns: repeat(3, 1fr); gap: 0.35rem; }}
  .card {{ padding: 0.35rem 0.45rem; border-left-width: 4px; }}
  .card .n {{ font-size: 1.25rem; }} .card .of {{ font-size: 0.72rem; }} .card .l {{ font-size: 0.78rem; }}
}}
</style>
"""


def draw_once() -> None:
    """Draw the filters for the page that runs next.

    The navigation calls this before the page: a widget that belongs to the frame keeps its value and its place in the
    address when the page changes, a widget of the page would lose both.
    """
    snapshot = open_snapshot()
    st.session_state[FRAMED] = (snapshot, pick(snapshot))


def start(page: str, title: str, filters: bool = True) -> View:
    """Open the snapshot, draw the look, the filters and the heading; return what the page works with."""
    st.html(STYLE.format(**(DARK if is_dark() else LIGHT)))
    framed = st.session_state.pop(FRAMED, None)
    if framed is not None:
        snapshot, chosen = framed
    else:
        snapshot = open_snapshot()
        chosen = pick(snapshot) if filters else queries.Filters()
    if not filters:
        chosen = queries.Filters()
    view = view_of(snapshot, chosen, page)
    if st.query_params.get("chart") is None:
        st.title(title, anchor=False)
    if snapshot.pinned and snapshot.current_id not in (None, snapshot.snapshot_id):
        st.info(
            f"You see snapshot {snapshot.snapshot_id}, which the link names. The current one is {snapshot.current_id}."
        )
    return view


def coverage_strip(view: View) -> None:
    """How much stands behind the figures: asked, answered, refused, silent, unread, provisional."""
    if st.query_params.get("chart") is not None:
        return
    counted = queries.coverage(view.snapshot, view.filters)
    parts = [
        ("asked", f"{counted.n_responses} requests to {counted.n_forces} of {counted.n_all_forces} forces"),
        ("decided", f"{counted.n_decided}"),
        ("of these refused", f"{counted.n_refused}"),
        ("no answer", f"{counted.n_no_answer}"),
        ("unread", f"{counted.n_unread}"),
        ("unclear", f"{counted.n_unclear}"),
        ("provisional", f"{counted.n_provisional}"),
    ]
    inner = "".join(f"<span>{html.escape(label)} <b>{html.escape(value)}</b></span>" for label, value in parts)
    st.html(f'<div class="strip" role="group" aria-label="What stands behind the figures">{inner}</div>')


def outcome_key() -> str:
    """The key of the outcomes: colour, letter, label."""
    entries = "".join(
        f'<span><i style="background:{sign.fill};color:{sign.ink}">{sign.letter}</i>{html.escape(sign.label)}</span>'
        for sign in OUTCOMES.values()
    )
    return f'<div class="key">{entries}</div>'


def foot(view: View) -> None:
    """The link that reopens this view, and the caveat that every page carries."""
    if st.query_params.get("chart") is not None:
        return
    st.divider()
    st.caption(
        "The pages say what letters say. Coverage is what public pages happened to be within reach: that a force is "
        "absent says nothing about the force."
    )
    cite = st.expander("Copy a link to this view, or cite it", key="cite", on_change="rerun")
    if not cite.open:
        return
    with cite:
        st.text("This link keeps the filters and this very snapshot:")
        st.code(view.address(), language=None, wrap_lines=True)
        st.text("Citation:")
        st.code(citation(view), language=None, wrap_lines=True)


def citation(view: View) -> str:
    """The view as a plain text citation."""
    day = view.snapshot.snapshot_id[:10]
    limited = f", filtered by {view.filtered}" if view.filtered else ""
    return (
        f"Cross-force comparison of FOI replies on facial recognition, snapshot {view.snapshot.snapshot_id} "
        f"({day}){limited}. Coding CC BY 4.0."
    )
