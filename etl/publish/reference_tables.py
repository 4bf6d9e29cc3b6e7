"""The tables of a snapshot that come from ``data/reference``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etl.reference import Reference
from etl.reference_rows import Provision

Row = dict[str, object]


def reference_tables(reference: Reference, cited: Iterable[str]) -> dict[str, list[Row]]:
    """The rows of force, technology, vendor, vocabulary, crosswalk, question_set, question and exemption.

    Args:
        reference: the loaded tables.
        cited: provisions (``FOIA s31(1)(a)``) that responses cite; those that an Act has get a row.
    """
    return {
        "force": _dump(reference.forces),
        "technology": _dump(
            reference.technologies,
            ["technology_id", "name", "parent_technology_id", "plain_english", "certainty", "notes"],
        ),
        "vendor": _vendor_rows(reference),
        "vocabulary": _dump(reference.vocabulary, ["field", "value", "number", "label", "outcome_group", "definition"]),
        "crosswalk": _dump(reference.crosswalk),
        "question_set": _dump(
            reference.question_sets,
            [
                "question_set_id",
                "title",
                "asked_by",
                "asked_from",
                "asked_to",
                "n_bodies",
                "source_url",
                "summary",
                "certainty",
                "notes",
            ],
        ),
        "question": _dump(
            reference.questions, ["question_set_id", "question", "text", "kind", "technology_id", "certainty"]
        ),
        "exemption": exemption_rows(reference, cited),
    }


def _dump(rows: Sequence[object], columns: Sequence[str] | None = None) -> list[Row]:
    include = set(columns) if columns else None
    return [row.model_dump(include=include) for row in rows]  # type: ignore[attr-defined]


def _vendor_rows(reference: Reference) -> list[Row]:
    return [
        {
            **row.model_dump(include={"vendor_id", "vendor", "certainty", "notes"}),
            "products": "; ".join(row.products),
        }
        for row in reference.vendors
    ]


def exemption_rows(reference: Reference, cited: Iterable[str]) -> list[Row]:
    """The catalogue with its confirm-or-deny provisions, and every cited provision that an Act has."""
    wanted = {row.name: row for row in reference.provisions}
    for row in reference.provisions:
        for lifting in row.confirm_or_deny_provision:
            name = f"{row.act} {lifting}"
            if reference.exists(name):
                wanted.setdefault(name, reference.catalogue_row(name) or row)
    for name in cited:
        entry = reference.catalogue_row(name)
        if entry is not None and reference.exists(name):
            wanted.setdefault(name, entry)
    lifting_names = {f"{row.act} {name}" for row in reference.provisions for name in row.confirm_or_deny_provision}
    return [_exemption(name, entry, name in lifting_names) for name, entry in sorted(wanted.items())]


def _exemption(name: str, entry: Provision, lifts: bool) -> Row:
    return {
        "provision": name,
        "act": entry.act,
        "section": f"{entry.act} {_section(entry.provision)}",
        "title": entry.title,
        "kind": entry.kind,
        "test": entry.test,
        "basis": entry.basis,
        "lifts_confirm_or_deny": lifts,
        "plain_english": entry.plain_english,
        "requires_public_interest_test": entry.requires_public_interest_test == "yes",
        "requires_harm_evidence": entry.requires_harm_evidence == "yes",
        "source_url": entry.source_url,
        "certainty": entry.certainty,
        "notes": entry.notes,
    }


def _section(provision: str) -> str:
    """``s40(2)`` gives ``s40``; a regulation keeps its paragraph, because regulation 12 has no own meaning."""
    if provision.startswith("r"):
        return provision
    return provision.split("(")[0]
