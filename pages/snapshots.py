"""Download, cite and compare snapshots; the data dictionary."""

from __future__ import annotations

import streamlit as st

from pages.parts import queries_method as queries
from pages.parts.access import all_ids
from pages.parts.downloads import csv_button
from pages.parts.layout import citation, foot, start
from pages.parts.snapshot_parts import bibtex, columns_table, compare, downloads, facts_table, listed, since_cited

view = start("snapshots", "Snapshots", filters=False)
head = queries.head(view.snapshot)
st.html(
    f'<p class="lead">You see snapshot <b>{head.snapshot_id}</b>, built on {head.built_on:%d %B %Y}. A snapshot never '
    "changes: its name holds the first digits of a hash over all its rows, so that a figure can be checked "
    "years later.</p>"
)
st.header("Take it away", anchor="download")
downloads(view, queries.table_sizes(view.snapshot))

st.header("Cite it", anchor="cite")
st.code(citation(view), language=None, wrap_lines=True)
st.code(bibtex(view, str(head.content_sha256)), language=None, wrap_lines=True)
st.caption("Coding: CC BY 4.0. The letters are the forces' own; short quotes stand beside their source.")

st.header("What changed since you cited it", anchor="since")
since_cited(view)

st.header("What changed between two snapshots", anchor="compare")
ids = all_ids(view.snapshot)
compare(view, ids)

st.header("All snapshots", anchor="all")
listed(view, ids)

st.header("Check it", anchor="verify")
st.write("The same hashes on your own machine, for this snapshot or for a package that you downloaded:")
st.code(f"python -m etl verify {head.snapshot_id}", language=None, wrap_lines=True)
facts_table(head)

st.header("Data dictionary", anchor="dictionary")
meanings = queries.dictionary(view.snapshot)
table = st.selectbox("Table", list(dict.fromkeys(meanings.table_name)), key="table", bind="query-params")
part = meanings[meanings.table_name == table]
st.write(str(part.table_comment.iloc[0]))
columns_table(part)
csv_button(view.snapshot, "dictionary", meanings)
foot(view)
