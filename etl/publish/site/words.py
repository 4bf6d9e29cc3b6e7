"""Findings in sentences made from numbers, each with its denominator.

They say what replies are coded as, cite or state; what was not read, or only in part, is counted in the same breath.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from etl.publish.site.queries import Facts, Row, cites, is_read
from etl.publish.site.signs import DECISIONS, NCND, OUTCOMES, USED_FOR

ABSENT = "That says what was within this project's reach, and nothing about the force."


def number(count: int, one: str, more: str | None = None) -> str:
    """A count with its noun: 1 reply, 1,200 replies."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """Parts as a list in English: a, b and c."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def decisions(responses: Sequence[Row]) -> str:
    """How the replies that were read are coded; then what is provisional, unread or unanswered."""
    read = [response for response in responses if is_read(response)]
    counts = Counter(str(response["outcome"]) for response in read)
    found = [(counts[value], OUTCOMES[value].label.lower()) for value in (*DECISIONS, "unclear") if counts[value]]
    if not read:
        unread = sum(response["outcome"] == "unread" for response in responses)
        replies = "The one reply" if unread == 1 else f"None of the {unread:,} replies"
        sentences = [f"{replies} has {'not ' if unread == 1 else ''}been read yet."] if unread else []
    elif len(read) == 1:
        sentences = [f"The one reply that was read is coded as {found[0][1]}."]
    elif len(found) == 1:
        sentences = [f"All {len(read):,} replies that were read are coded as {found[0][1]}."]
    else:
        (first, label), *others = found
        parts = [f"{first:,} {'is' if first == 1 else 'are'} coded as {label}"]
        parts += [f"{count:,} as {label}" for count, label in others]
        sentences = [f"Of the {len(read):,} replies that were read, {listed(parts)}."]
    return " ".join([*sentences, *_caveats(responses, read)])


def _caveats(responses: Sequence[Row], read: Sequence[Row]) -> list[str]:
    sentences = []
    provisional = sum(bool(response["provisional"]) for response in read)
    if provisional == len(read) == 1:
        sentences.append("It is provisional: seen only in part.")
    elif provisional:
        sentences.append(f"{provisional:,} of these {len(read):,} {_is(provisional)} provisional: seen only in part.")
    counts = Counter(str(response["outcome"]) for response in responses)
    if read and counts["unread"]:
        sentences.append(
            f"{number(counts['unread'], 'further reply', 'further replies')} {_is(counts['unread'])} unread."
        )
    if counts["no_answer"]:
        sentences.append(f"{number(counts['no_answer'], 'request')} had no answer when last seen.")
    return sentences


def index(facts: Facts) -> str:
    """The finding of the whole snapshot."""
    asked = {response["force_id"] for response in facts.counted}
    if not facts.counted:
        return f"This snapshot has no comparable reply of any of {number(len(facts.forces), 'police force')}."
    head = (
        f"This snapshot has {number(len(facts.counted), 'request')} to {len(asked):,} of "
        f"{number(len(facts.forces), 'police force')}."
    )
    return f"{head} {decisions(facts.counted)}{_kept_apart(facts.apart)}"


def _kept_apart(apart: Sequence[Row]) -> str:
    if not apart:
        return ""
    count = number(len(apart), "reply", "replies")
    return f" {count} of other bodies or that cannot be compared {_is(len(apart))} kept apart."


def force(row: Row, responses: Sequence[Row]) -> str:
    """The finding of one force."""
    if not responses:
        return f"This snapshot has no reply of {row['name']}. {ABSENT}"
    head = f"This snapshot has {number(len(responses), 'request')} to {row['name']}."
    read = [response for response in responses if is_read(response)]
    ncnd = sum(response["ncnd_scope"] != "none" for response in read)
    sentences = [head, decisions(responses)]
    if ncnd and len(read) == 1:
        sentences.append(f"It {NCND[str(read[0]['ncnd_scope'])]}.")
    elif ncnd:
        covert = sum(response["ncnd_scope"] == "covert" for response in read)
        only = f" (hidden use only: {covert:,})" if covert else ""
        sentences.append(
            f"In {ncnd:,} of the {len(read):,} read, the force neither confirms nor denies something{only}."
        )
    cited = Counter(provision for response in read for provision in {c["provision"] for c in response["cited"]})
    if cited and len(read) > 1:
        provision, count = min(cited.items(), key=lambda pair: (-pair[1], pair[0]))
        sentences.append(f"Most often cited: {provision}, in {count:,} of the {len(read):,}.")
    return " ".join(sentences)


def exemption(row: Row, facts: Facts) -> str:
    """The finding of one exemption: by how many replies and forces it is cited, out of those read."""
    read = [response for response in facts.counted if is_read(response)]
    citing = [response for response in read if cites(response, row["provision"])]
    forces, all_forces = ({r["force_id"] for r in some} for some in (citing, read))
    if not citing:
        return (
            f"None of the {number(len(read), 'reply', 'replies')} of police forces that were read cites "
            f"{row['provision']}; only replies that are kept apart do."
        )
    verb = "cites" if len(citing) == 1 else "cite"
    sentences = [
        f"{len(citing):,} of the {len(read):,} replies of police forces that were read {verb} {row['provision']}: "
        f"{len(forces):,} of the {len(all_forces):,} forces with a reply read."
    ]
    uses = Counter(
        c["used_for"] for response in citing for c in response["cited"] if c["provision"] == row["provision"]
    )
    parts = [f"{count:,} {USED_FOR[use].label.lower()}" for use, count in sorted(uses.items())]
    sentences.append(f"By use: {listed(parts)}.")
    provisional = sum(bool(response["provisional"]) for response in citing)
    if provisional:
        sentences.append(f"{provisional:,} of the {len(citing):,} {_is(provisional)} provisional: seen only in part.")
    return " ".join(sentences)


def question_set(responses: Sequence[Row], n_bodies: int | None) -> str:
    """The finding of one question set."""
    if not responses:
        return "This snapshot has no comparable reply of a police force to these questions."
    forces = {response["force_id"] for response in responses}
    asked = f" (it was sent to {n_bodies:,} bodies)" if n_bodies else ""
    head = (
        f"This snapshot has {number(len(responses), 'request')} to "
        f"{number(len(forces), 'police force')} with these questions{asked}."
    )
    return f"{head} {decisions(responses)}"


def law(row: Row) -> str | None:
    """What is different about the law that binds a force, where it is not simply FOIA in England and Wales."""
    if row["act"] == "FOISA":
        return (
            "Different law: this force answers under the Freedom of Information (Scotland) Act 2002 (FOISA), overseen "
            "by the Scottish Information Commissioner. FOISA numbers its exemptions differently and has its own tests, "
            "so a section number here does not mean what the same number means elsewhere."
        )
    if row["nation"] == "Northern Ireland":
        return (
            "Law: the Freedom of Information Act 2000 applies in Northern Ireland too, under the UK Information "
            "Commissioner. Much of the policing law that letters refer to is Northern Ireland's own."
        )
    if row["nation"] == "UK":
        return "Law: the Freedom of Information Act 2000 binds this force throughout the United Kingdom."
    return None
