"""How far the reader and the people who coded the register agree, per field.

Raw agreement and Cohen's kappa (Cohen, "A coefficient of agreement for nominal scales", 1960), which takes
away the agreement that chance alone would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from etl.coding.from_reading import ReadLetter, exact_exemptions, force_of
from etl.coding.from_register import coded_positions, register_outcome
from etl.coding.merge import Merged
from etl.coding.outcome import derive_outcome, ncnd_scope
from etl.coding.rows import Row
from etl.model import Fact
from etl.reference import Reference
from etl.reference_coding import RegisterRow

Pair = tuple[str, str]
"""What the reader says and what the register says, as text; empty for unknown."""


def kappa(pairs: Sequence[Pair]) -> float | None:
    """Cohen's kappa of two codings; ``None`` without pairs, or where chance agreement is complete."""
    if not pairs:
        return None
    n = len(pairs)
    observed = sum(one == other for one, other in pairs) / n
    left, right = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(left[value] * right[value] for value in left) / n**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def pairs_of(letter: ReadLetter, row: RegisterRow, reference: Reference) -> dict[str, Pair]:
    """The fields that both code for one response; the register's empty cells are left out."""
    reading = letter.reading
    read = {
        "force_id": force_of(letter) or "",
        "reference": _value(reading.reference),
        "responded_on": _value(reading.responded_on),
        "outcome": derive_outcome(reading.positions, reading.kind, reference.group),
        "ncnd_scope": ncnd_scope(reading.positions),
        "exemptions": ";".join(sorted(exact_exemptions(reading.citations))),
    }
    coded = {
        "force_id": row.force_id or "",
        "reference": row.reference or "",
        "responded_on": row.responded_on.isoformat() if row.responded_on else "",
        "outcome": register_outcome(row, reference) if row.positions else "",
        "ncnd_scope": ncnd_scope(coded_positions(row)) if row.positions else "",
        "exemptions": ";".join(sorted(row.exemptions)),
    }
    return {name: (read[name], coded[name]) for name in read if coded[name]}


def _value(fact: Fact | None) -> str:
    return fact.value if fact else ""


def agreement_rows(merged: Merged, reference: Reference) -> tuple[list[Row], list[Row]]:
    """Rows of table ``agreement``, and the disagreements as rows for ``review``."""
    by_field: dict[str, list[Pair]] = {}
    doubts: list[Row] = []
    for response_id, letter in merged.letters.items():
        row = merged.register.get(response_id)
        if row is None:
            continue
        for name, pair in pairs_of(letter, row, reference).items():
            by_field.setdefault(name, []).append(pair)
            if pair[0] != pair[1]:
                doubts.append(
                    {
                        "response_id": response_id,
                        "field": name,
                        "value": pair[0],
                        "reason": f"the register says {pair[1]}",
                        "confidence": 0.5,
                    }
                )
    rows: list[Row] = []
    for name, pairs in sorted(by_field.items()):
        agree = sum(one == other for one, other in pairs)
        rows.append(
            {
                "field": name,
                "n_pairs": len(pairs),
                "n_agree": agree,
                "raw": agree / len(pairs),
                "kappa": kappa(pairs),
            }
        )
    return rows, doubts
