"""What pages add up from cells equals what the rows of the snapshot say."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from etl.issues import IssueLog
from etl.pipeline import run
from etl.snapshot import snapshots_folder
from etl.workspace import Workspace
from pages.parts import queries
from pages.parts.access import Snapshot
from pages.parts.queries import Filters

FILTERS = (
    Filters(),
    Filters(nation=("Wales",)),
    Filters(year=(2021, 2022, 2023)),
    Filters(exemption=("FOIA s31(3)",)),
    Filters(technology=("live_facial_recognition",)),
    Filters(force=("north-wales", "metropolitan"), outcome=("refused", "denied")),
    Filters(provisional="only"),
    Filters(provisional="without", question_set=("the-citizens-2021",)),
    Filters(nation=("Nowhere",)),
)
READ = ("disclosed", "partly_disclosed", "denied", "refused", "unclear")


@pytest.fixture
def snapshot(workspace: Workspace, tmp_path: Path) -> Snapshot:
    result = run.run(workspace, IssueLog(tmp_path / "issues.jsonl", "test"), lambda done, total: None)
    return Snapshot(result.snapshot_id, snapshots_folder(), False, result.snapshot_id)


def coded_otherwise(workspace: Workspace, positions: dict[str, str]) -> None:
    """Give rows of the register other positions; what they cite stays."""
    register = workspace.register / "responses.csv"
    table = pd.read_csv(register, dtype=str, keep_default_na=False)
    for response_id, cell in positions.items():
        table.loc[table.response_id == response_id, "positions"] = cell
    table.to_csv(register, index=False)


def test_exemptions_are_counted_in_replies_that_were_read_and_set_beside_all_of_these(
    workspace: Workspace, tmp_path: Path
) -> None:
    coded_otherwise(workspace, {"northumbria:337-19": "", "northumbria:136-20": "unclear@all"})
    result = run.run(workspace, IssueLog(tmp_path / "issues.jsonl", "test"), lambda done, total: None)
    snapshot = Snapshot(result.snapshot_id, snapshots_folder(), False, result.snapshot_id)
    unread = Filters(force=("northumbria",), outcome=("unread",))
    assert "northumbria:337-19" in set(rows(snapshot, unread).response_id)
    for found in (queries.exemption_counts, queries.exemptions_by_force, queries.combinations):
        assert found(snapshot, unread).empty
    unclear = Filters(force=("northumbria",), outcome=("unclear",))
    assert queries.coverage(snapshot, unclear).n_read == 1
    assert queries.exemption_counts(snapshot, unclear).n_responses.max() == 1


def rows(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Every response within the filters, counted without cells."""
    return queries.ask_shown(
        snapshot,
        filters,
        "SELECT * FROM shown ORDER BY coalesce(responded_on, make_date(coalesce(year, 1900), 1, 1)) DESC",
    )


def cited(snapshot: Snapshot, shown: pd.DataFrame) -> pd.DataFrame:
    frame = snapshot.query(
        "SELECT DISTINCT c.response_id, c.provision, coalesce(c.used_for, 'withholding') AS used_for, "
        "coalesce(e.section, c.provision) AS section FROM citation c LEFT JOIN exemption e ON e.provision = c.exemption "
        "WHERE c.counts"
    )
    read = shown[shown.outcome.isin(READ)]
    return frame.merge(read[["response_id", "force_id", "short_name"]], on="response_id")


def test_the_register_has_what_the_filters_name(snapshot: Snapshot) -> None:
    assert all(len(rows(snapshot, filters)) for filters in FILTERS[:4])


@pytest.mark.parametrize("filters", FILTERS, ids=lambda filters: str(filters.active()))
def test_cells_add_up_to_the_rows(snapshot: Snapshot, filters: Filters) -> None:
    shown = rows(snapshot, filters)
    decided = shown[shown.outcome.isin(["disclosed", "partly_disclosed", "denied", "refused"])]
    counted = queries.coverage(snapshot, filters)
    assert counted.n_responses == len(shown)
    assert counted.n_forces == shown.force_id.nunique()
    assert counted.n_decided == len(decided)
    assert counted.n_forces_decided == decided.force_id.nunique()
    assert counted.n_provisional == shown.provisional.sum()
    for outcome in ("disclosed", "partly_disclosed", "denied", "refused", "no_answer", "unread", "unclear"):
        assert counted[f"n_{outcome}"] == (shown.outcome == outcome).sum()

    by_year = queries.outcome_by_year(snapshot, filters)
    expected = shown[shown.year.notna()].groupby(["year", "outcome"]).size()
    assert {(row.year, row.outcome): row.n for row in by_year.itertuples()} == expected.to_dict()

    forces = queries.latest_by_force(snapshot, filters).set_index("force_id")
    assert forces.n_responses.to_dict() == {name: (shown.force_id == name).sum() for name in forces.index}
    for force_id, of_force in decided.groupby("force_id"):
        assert forces.loc[force_id].response_id in set(of_force.response_id)
        dates = of_force.responded_on.fillna(pd.to_datetime(of_force.year.fillna(1900).astype(int).astype(str)))
        latest = of_force[of_force.response_id == forces.loc[force_id].response_id]
        assert dates[latest.index[0]] == dates.max()
        assert forces.loc[force_id].outcome == latest.iloc[0].outcome


@pytest.mark.parametrize("filters", FILTERS, ids=lambda filters: str(filters.active()))
def test_exemptions_of_cells_add_up_to_the_citations(snapshot: Snapshot, filters: Filters) -> None:
    mentions = cited(snapshot, rows(snapshot, filters))
    counts = queries.exemption_counts(snapshot, filters)
    assert {(row.provision, row.used_for): (row.n_responses, row.n_forces) for row in counts.itertuples()} == {
        key: (group.response_id.nunique(), group.force_id.nunique())
        for key, group in mentions.groupby(["provision", "used_for"])
    }
    by_force = queries.exemptions_by_force(snapshot, filters)
    assert {(row.force, row.section): row.n_responses for row in by_force.itertuples()} == mentions.groupby(
        ["short_name", "section"]
    ).response_id.nunique().to_dict()
    together = queries.combinations(snapshot, filters)
    sections = mentions.groupby("response_id").section.agg(lambda names: " + ".join(sorted(set(names))))
    assert together.set_index("sections").n_responses.to_dict() == sections.value_counts().to_dict()
