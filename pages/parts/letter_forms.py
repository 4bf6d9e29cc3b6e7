"""What a reader can do about one response: draft the next step, or correct our coding where that is allowed."""

from __future__ import annotations

import streamlit as st

from pages.parts import letter_commands as commands
from pages.parts.blocks import View

FIELDS = (
    "outcome",
    "exemptions",
    "positions",
    "ncnd_scope",
    "force_id",
    "act",
    "reference",
    "title",
    "requested_on",
    "received_on",
    "responded_on",
    "question_set_id",
    "cost_gbp",
    "not_comparable_because",
    "note",
)
"""What may be corrected, what is corrected most first."""


def next_step(view: View, response_id: str) -> None:
    """A draft that the reader edits and sends; made on demand, never sent by us."""
    st.header("A next step", anchor="next")
    st.write(
        "A draft for the person who asked: a request for a review, made from the checks above, with time limits. "
        "Nothing is sent; read it, change it, sign it."
    )
    if not st.button("Make a draft", key="make-draft", icon=":material/edit_note:"):
        return
    with st.spinner("Writing the draft"):
        said = commands.draft(view.snapshot, response_id)
    if not said.done:
        st.info(said.words or "The draft could not be made.")
        return
    st.code(said.words, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        st.download_button(
            "Text", said.words + "\n", f"draft-{response_id}.txt", "text/plain", on_click="ignore", key="draft-txt"
        )
        st.download_button(
            "Word file",
            lambda: commands.draft_docx(view.snapshot, response_id),
            f"draft-{response_id}.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            on_click="ignore",
            key="draft-docx",
        )


def correct(response_id: str) -> None:
    """The correction form, where the server was started with corrections allowed; the command otherwise."""
    if not commands.corrections_allowed():
        with st.expander("Is our coding wrong? How to correct it"):
            st.write("A correction is a row with your reason; it survives every later run. On your own machine:")
            st.code(
                f'python -m etl correct {response_id} outcome denied --because "what the letter says" --who you',
                language=None,
                wrap_lines=True,
            )
        return
    st.header("Correct our coding", anchor="correct")
    with st.form("correction", clear_on_submit=False):
        field = st.selectbox("Field", FIELDS, key="correct-field")
        value = st.text_input(
            "New value",
            key="correct-value",
            max_chars=500,
            help="Several are separated by semicolons; empty for unknown.",
        )
        because = st.text_input("Because", key="correct-because", max_chars=1000)
        who = st.text_input("Who", key="correct-who", max_chars=100)
        sent = st.form_submit_button("Append the correction", type="primary")
    if not sent:
        return
    if not because.strip() or not who.strip():
        st.error("Say why, and who you are: a correction without them cannot be checked by others.")
        return
    said = commands.correct(response_id, field, value, because, who)
    if said.done:
        st.success("Appended. The next run applies it: python -m etl run")
    else:
        st.error("It was not appended:")
    st.text(said.words)
