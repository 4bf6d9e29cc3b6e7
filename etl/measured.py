"""What the reader is measured on, in the words of the pages, and how its figures are asked for."""

from __future__ import annotations

FIELDS = {
    "outcome": "Outcome of a letter",
    "exemptions": "Exemptions relied on, each",
    "exact exemption sets": "Exemptions of a letter, all of them right",
    "positions": "Position on each question",
    "ncnd_scope": "What is neither confirmed nor denied",
    "use_stated": "Use of each technology",
    "vendors": "Suppliers",
    "force_id": "Force",
    "act": "Act",
    "reference": "Reference",
    "responded_on": "Date of the reply",
    "cost_gbp": "Cost in pounds",
}
"""What is measured, in the order in which pages show it."""
MEANING = (
    "Precision: the share of what was read that is right. Recall: the share of what the letters hold that was read. "
    "F1: both in one figure."
)
ACCURACY = """SELECT letters, field, max(value) FILTER (measure = 'precision') AS precision,
        max(value) FILTER (measure = 'recall') AS recall, max(value) FILTER (measure = 'f1') AS f1, max(n) AS n,
        max(reader_version) AS reader_version, max(measured_on) AS measured_on
    FROM accuracy GROUP BY letters, field ORDER BY letters DESC, field"""
"""A row for each body of labelled letters and each field."""


def place(field: str) -> int:
    """Where a field stands among those that pages show; one without a name stands last."""
    return list(FIELDS).index(field) if field in FIELDS else len(FIELDS)
