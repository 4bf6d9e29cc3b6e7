"""The draft of a requester's next step for one response of a snapshot."""

from __future__ import annotations

from etl.coding.next_step import Draft, Kind, draft
from etl.pipeline.snapshots import rows
from etl.workspace import Workspace


def draft_for(
    workspace: Workspace, response_id: str, kind: Kind | None = None, snapshot_id: str | None = None
) -> Draft:
    """Make the draft from the checks that found something.

    Args:
        workspace: the data folder.
        response_id: the reply that the next step follows.
        kind: a request for a review or a complaint; what comes next by default.
        snapshot_id: the snapshot that tells of the reply, the current one by default.

    Raises:
        LookupError: the snapshot has no such response.
        ValueError: no reply has been seen, or its law is unknown.
    """
    found = rows(
        workspace,
        "SELECT r.*, coalesce(f.name, r.body_name) AS body FROM response r LEFT JOIN force f USING (force_id) "
        "WHERE response_id = ?",
        [response_id],
        snapshot_id,
    )
    if not found:
        raise LookupError(f"no response {response_id!r} in {snapshot_id or 'the current snapshot'}")
    found_in_it = "SELECT * FROM check_result WHERE response_id = ? ORDER BY check_no"
    checks = rows(workspace, found_in_it, [response_id], snapshot_id)
    rules = rows(workspace, "SELECT * FROM check_rule ORDER BY rule_id", [], snapshot_id)
    return draft(found[0], checks, rules, str(found[0]["body"] or "To the body that answered"), kind)
