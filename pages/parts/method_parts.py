"""The words of the Method page, and its tables."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from etl.measured import FIELDS, MEANING, place
from pages.parts.html_tables import frame_table

PARAGRAPHS = (
    (
        "Where the replies come from",
        "Two sources. A register of real replies, coded by hand from public pages: WhatDoTheyKnow and the forces' own "
        "disclosure logs, each with its address. And letters that people add: these are read by rules, and every value keeps "
        "the words it rests on. Where only the beginning of a reply was in view, its outcome is marked as provisional.",
    ),
    (
        "How a letter is read",
        "The text is parted into the request, the answer, the list of exemptions, recited statute, harm, public interest "
        "test, refusal notice and complaint rights. Provisions are found by the catalogue of each Act, the Act settled first, "
        "and each mention gets a role: only a provision relied on counts as an exemption cited. What the letter states on "
        "each question comes from an ordered table of rules. A second opinion weighs the words of each answer, and those around "
        "each provision, each statement and each question, by phrases learned from labelled letters: it speaks where no rule does, or where it "
        "is clearly against one, and where the two differ the letter waits for a person. Where neither covers it, the reader "
        "says “unclear”.",
    ),
    (
        "How an outcome is derived",
        "From what is stated about the whole request or about overt use. Disclosure with refusals is “partly disclosed”; a "
        "denial with a refusal is “refused”. A refusal to confirm or deny covert use, or any other information, does not "
        "change the outcome and is shown beside it. “No answer”, “unread” and “unclear” are states of our knowledge, not "
        "decisions, and stay out of shares.",
    ),
    (
        "What can be compared",
        "Forces were asked different questions at different times, and “use” has more than one meaning: some replies count "
        "searches of the Police National Database, some do not; some speak of live or overt use only. Compare within one "
        "question set and one year where you can. Police Scotland answers under a different Act with other section numbers. "
        "The pages offer peer groups, not league tables.",
    ),
    (
        "Personal data",
        "Requesters' names are not kept. Telephone numbers, e-mail addresses of persons and names in salutations are masked "
        "in letters before they reach a snapshot. Letters' texts stay on the machine that collected them.",
    ),
)


def listed(frame: pd.DataFrame, alt: str) -> None:
    """A table of text with readable headings, which scrolls by keyboard where it is too wide."""
    heads = {name: str(name).replace("_", " ").capitalize() for name in frame.columns}
    frame_table(alt, frame.rename(columns=heads))
    st.caption(f"{len(frame):,} rows.")


def accuracy_tables(accuracy: pd.DataFrame) -> None:
    """How accurate the reader is: a table for each body of labelled letters, and what the figures mean."""
    for letters, part in accuracy.groupby("letters", sort=False):
        first = part.iloc[0]
        st.markdown(f"**{letters}**, measured on {first.measured_on:%d %B %Y} with reader {first.reader_version}:")
        frame_table(f"Accuracy by field: {letters}", _in_plain_words(part))
    st.caption(MEANING)


def _in_plain_words(measured: pd.DataFrame) -> pd.DataFrame:
    """The accuracy of one body of letters: a row a field, shares with three decimals, the number of labelled values.

    Args:
        measured: columns field, precision, recall, f1, n.
    """
    rows = measured.sort_values("field", key=lambda names: names.map(place))
    return pd.DataFrame(
        {
            "What is read": rows.field.map(lambda name: FIELDS.get(name, name)),
            **{name.capitalize(): rows[name].map("{:.3f}".format) for name in ("precision", "recall", "f1")},
            "Labelled values": rows.n.map("{:,}".format),
        }
    )
