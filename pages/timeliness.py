"""Working days to answer, late replies, and what is unknown."""

from __future__ import annotations

import streamlit as st

from pages.parts import compare_parts as parts
from pages.parts import queries, queries_compare
from pages.parts.blocks import figure_block, plot, wanted
from pages.parts.layout import coverage_strip, foot, start

MOST_BARS = 60
"""A bar a reply up to here; beyond it, a bar a day."""

view = start("timeliness", "How long replies take")
coverage_strip(view)
counted = queries.coverage(view.snapshot, view.filters)
frame = queries_compare.timeliness(view.snapshot, view.filters)
days = queries_compare.working_days(view.snapshot, view.filters)
known = days.dropna(subset=["working_days"])
n_known, n_dated, n_late = int(known.n.sum()), int(days.n.sum()), int(known[known.late.astype(bool)].n.sum())
says = (
    f"For {n_known} of {counted.n_responses} replies both dates are known; {n_late} of these came after the twentieth "
    f"working day. For {n_dated - n_known} more only the last day in time is known; for "
    f"{counted.n_responses - n_dated} the date of receipt is unknown, so nothing is said."
)
figure_block(
    view,
    "days",
    "Working days from receipt to reply",
    says,
    lambda: plot(parts.days_chart(frame) if n_known <= MOST_BARS else parts.days_spread(known), says, "days"),
    frame,
    lambda: parts.days_picture(view, frame, says),
    {
        "force": "Force",
        "reference": "Reference",
        "received_on": "Received",
        "due_on": "Last day in time",
        "responded_on": "Replied",
        "working_days": "Working days",
        "late": "Late",
    },
)
if wanted("rule"):
    st.write(
        "An authority answers promptly, and within twenty working days after the day of receipt (section 10 of both Acts). "
        "Under FOIA a bank holiday in any part of the United Kingdom is not a working day; under the Scottish Act, a bank "
        "holiday in Scotland. A request sent through a portal counts as received on the day it was sent. More time that a force "
        "takes for the public interest test (section 10(3) FOIA) is told apart where a holding letter says so."
    )
foot(view)
