"""Which exemptions, how often, together with which others, by which force; each in plain English."""

from __future__ import annotations

from pages.parts import exemption_parts as parts
from pages.parts import queries
from pages.parts.blocks import figure_block, plot, wanted
from pages.parts.layout import coverage_strip, foot, start

view = start("exemptions", "Which exemptions forces rely on")
coverage_strip(view)
counted = queries.coverage(view.snapshot, view.filters)

frame = queries.exemption_counts(view.snapshot, view.filters)
says = parts.finding(frame, int(counted.n_read))
figure_block(
    view,
    "provisions",
    "How often each provision is relied on",
    says,
    lambda: plot(parts.bars(frame), says, "provisions"),
    frame,
    lambda: parts.picture(view, frame, says),
    {
        "provision": "Provision",
        "title": "Heading",
        "used_for": "Used for",
        "n_responses": "Replies",
        "n_forces": "Forces",
    },
)

by_force = queries.exemptions_by_force(view.snapshot, view.filters)
says_forces = f"{by_force.force.nunique()} forces rely on {by_force.section.nunique()} different sections."
figure_block(
    view,
    "forces",
    "Forces and the sections they rely on",
    says_forces,
    lambda: plot(parts.heat_map(by_force), says_forces, "forces"),
    by_force,
    lambda: parts.heat_picture(view, by_force, says_forces),
    {"force": "Force", "section": "Section", "n_responses": "Replies"},
)

together = queries.combinations(view.snapshot, view.filters)
says_together = (
    f"The most frequent combination is {together.iloc[0].sections}, in {together.iloc[0].n_responses} of "
    f"{int(together.n_responses.sum())} replies that rely on any section."
    if len(together)
    else "No reply that was read within these filters relies on a section."
)
figure_block(
    view,
    "together",
    "Which sections are relied on together",
    says_together,
    lambda: plot(parts.upset(together), says_together, "together"),
    together,
    lambda: parts.upset_picture(view, together, says_together),
    {"sections": "Sections in one reply", "n_responses": "Replies"},
)

if not frame.empty and wanted("meanings"):
    parts.meanings(frame)
foot(view)
