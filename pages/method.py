"""How it is coded, how accurate that is, and what is missing."""

from __future__ import annotations

import streamlit as st

from pages.parts import queries, queries_method
from pages.parts.layout import coverage_strip, foot, start
from pages.parts.method_parts import PARAGRAPHS, accuracy_tables, listed

view = start("method", "How this is made, and what is missing", filters=False)
coverage_strip(view)
for heading, words in PARAGRAPHS:
    st.header(heading, anchor=False)
    st.write(words)

st.header("How accurate the reader is", anchor="accuracy")
accuracy = queries_method.accuracy(view.snapshot)
if accuracy.empty:
    st.write("It has not been measured for this snapshot. Measure it with: python -m etl evaluate tests/letters --save")
else:
    st.write(
        "Measured on invented letters, labelled before they were read; no real letter is among them. Letters that the "
        "rules were written with are read better than letters never seen before, and letters of a new author may be read "
        "worse still; what is read unsurely waits for a person's eye."
    )
    accuracy_tables(accuracy)
agreement = queries_method.agreement(view.snapshot)
st.write("Where a reply was read and also coded by hand, the two are compared:" if len(agreement) else
         "No reply in this snapshot was both read and coded by hand, so their agreement is not known.")  # fmt: skip
if len(agreement):
    listed(agreement, "Agreement of reader and hand coding")

st.header("What is missing", anchor="missing")
missing = queries_method.without_reply(view.snapshot)
counted = queries.coverage(view.snapshot, queries.Filters())
st.write(
    f"{len(missing)} of {counted.n_all_forces} police forces have no reply in this snapshot. That says nothing about "
    "them: it is what public pages happened to be within reach."
)
with st.expander("Forces without a reply here"):
    listed(missing, "Forces without a reply")
st.write("Replies of other bodies are kept apart from the forces' shares:")
with st.expander("Other bodies"):
    listed(queries_method.other_bodies(view.snapshot), "Other bodies")
st.write("Rows of the reference tables that still rest on memory or on an older copy:")
with st.expander("Rows to be checked"):
    listed(queries_method.to_check(view.snapshot), "Rows to be checked")

st.header("The checks", anchor="checks")
st.write("Each reply that was read is put through these. A check that finds something says what a requester may ask.")
listed(queries_method.checks(view.snapshot), "Checks")

st.header("Corrections", anchor="corrections")
corrections = queries_method.corrections(view.snapshot)
if corrections.empty:
    st.write(
        "Nobody has corrected a value yet. A correction stands here with its reason, and survives every later run."
    )
else:
    listed(corrections, "Corrections")

st.header("The vocabulary", anchor="vocabulary")
with st.expander("Every value with its definition"):
    listed(queries_method.vocabulary(view.snapshot), "Vocabulary")
with st.expander("How it relates to the terms of others"):
    listed(queries_method.crosswalk(view.snapshot), "Crosswalk")
foot(view)
