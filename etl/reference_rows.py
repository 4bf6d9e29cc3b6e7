"""The shape of each reference table: one class a CSV file, one field a column.

A list inside a cell is separated by semicolons. ``certainty`` is ``sure`` or ``check``; rows marked
``check`` rest on memory or on an older copy and are listed on the Method page.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from etl.model import Frozen


def _cells(value: object) -> object:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return value


def _unknown(value: object) -> object:
    return None if value == "" else value


Cells = Annotated[tuple[str, ...], BeforeValidator(_cells)]
MaybeText = Annotated[str | None, BeforeValidator(_unknown)]
MaybeInt = Annotated[int | None, BeforeValidator(_unknown)]
MaybeDate = Annotated[dt.date | None, BeforeValidator(_unknown)]
Cell = Annotated[Annotated[int, Field(ge=0, le=20)] | None, BeforeValidator(_unknown)]
Certainty = Literal["sure", "check"]
YesNo = Literal["yes", "no"]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")]
Url = Annotated[str, Field(pattern=r"^https?://\S+$")]


class Force(Frozen):
    """A police force, or a body that answers like one. ``tile_row``/``tile_col`` place it on the tile map."""

    force_id: Slug
    name: str
    short_name: str
    welsh_name: MaybeText
    kind: Literal["territorial", "special", "other"]
    nation: Literal["England", "Wales", "Scotland", "Northern Ireland", "UK"]
    region: str
    act: Literal["FOIA", "FOISA", "none"]
    gss_code: Annotated[Annotated[str, Field(pattern=r"^[EWSN]\d{8}$")] | None, BeforeValidator(_unknown)]
    data_police_uk_id: MaybeText
    website_domain: str
    whatdotheyknow_url_name: MaybeText
    tile_row: Cell
    tile_col: Cell
    certainty: Certainty
    tile_label: Annotated[Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None, BeforeValidator(_unknown)]
    notes: MaybeText


class ForceName(Frozen):
    """One name under which a force writes or is written to, or the beginning that all its references share."""

    force_id: Slug
    name: Annotated[str, Field(min_length=2)]
    kind: Literal["official", "alternative", "abbreviation", "short", "welsh", "gaelic", "reference"]


class Provision(Frozen):
    """A section or regulation that letters cite: an exemption, a refusal ground, or procedure.

    ``provision`` is written without the Act (``s31``, ``s40(2)``, ``r12(5)(b)``); ``subdivisions``
    lists what stands below it (``1``, ``1.a``, ``3A.a``), ``former_subdivisions`` what once did.
    """

    act: Literal["FOIA", "FOISA", "EIR"]
    provision: Annotated[str, Field(pattern=r"^[sr]\d+[A-Z]?(?:\([0-9A-Za-z]+\))*$")]
    title: str
    kind: Literal["exemption", "cost_limit", "vexatious", "repeated", "not_held", "ncnd_power", "procedural"]
    test: Literal["absolute", "qualified", "partly_absolute", "none"]
    basis: Literal["class", "prejudice", "other"]
    confirm_or_deny_provision: Cells
    subdivisions: Cells
    former_subdivisions: Cells
    plain_english: str
    requires_public_interest_test: YesNo
    requires_harm_evidence: YesNo
    parent: MaybeText
    source_url: Url
    certainty: Certainty
    notes: MaybeText

    @property
    def name(self) -> str:
        """The provision with its Act, for example ``FOIA s31``."""
        return f"{self.act} {self.provision}"


class OtherAct(Frozen):
    """An Act, regulation or convention that letters cite and that is not an access-to-information law."""

    act: str
    title: str
    names: Cells
    example: str
    certainty: Certainty


class Technology(Frozen):
    """A technology that requests ask about, with the patterns (regular expressions) that name it."""

    technology_id: Slug
    name: str
    abbreviations: Cells
    patterns: Cells
    plain_english: str
    parent_technology_id: MaybeText
    certainty: Certainty
    ambiguous_terms: Cells
    notes: MaybeText


class Vendor(Frozen):
    """A supplier, its product names and aliases."""

    vendor_id: Slug
    vendor: str
    products: Cells
    aliases: Cells
    technology_ids: Cells
    certainty: Certainty
    ambiguous_terms: Cells
    notes: MaybeText


class Term(Frozen):
    """One value of the closed vocabulary; ``number`` is permanent and never used again."""

    field: Literal["position", "scope", "outcome", "use_stated", "role", "ncnd_scope"]
    number: Annotated[int, Field(ge=1)]
    value: Slug
    label: str
    outcome_group: Literal["disclose", "deny", "refuse", "decision", "state", "none"]
    definition: str
    certainty: Certainty


class Crosswalk(Frozen):
    """How one of our values relates to a term of another scheme."""

    field: str
    value: Slug
    scheme: Literal["cabinet_office", "scottish_commissioner", "alaveteli"]
    term: str
    relation: Literal["same", "narrower", "broader", "none"]
    note: MaybeText


class QuestionSet(Frozen):
    """A request that was sent to many forces, or repeated: its questions are in ``questions.csv``."""

    question_set_id: Slug
    title: str
    asked_by: MaybeText
    asked_from: MaybeDate
    asked_to: MaybeDate
    n_bodies: MaybeInt
    source_url: MaybeText
    batch_url: MaybeText
    summary: str
    certainty: Certainty
    notes: MaybeText


class Question(Frozen):
    """One question of a set, paraphrased; ``keywords`` are the content words that identify it."""

    question_set_id: Slug
    question: Annotated[str, Field(pattern=r"^\d+[a-z]?$")]
    text: str
    kind: Literal["use", "supplier", "cost", "documents", "counts", "dates", "policy", "other"]
    technology_id: MaybeText
    keywords: Cells
    certainty: Certainty


class Source(Frozen):
    """A place where a force's replies can be collected: one row a force and platform."""

    source_id: Slug
    force_id: MaybeText
    platform: Slug
    base_url: Url
    ask_for: str
    expected_minimum: Annotated[int, Field(ge=0)]
    may_be_empty: YesNo
    certainty: Certainty
    notes: MaybeText


class Bound(Frozen):
    """Limits on a finished run: a broken minimum stops publication, a broken maximum warns."""

    measure: str
    key: str
    minimum: MaybeInt
    maximum: MaybeInt
    because: str
