"""Paragraphs that several forces send: found, joined, and shown with how their words differ.

Force names, dates, references, numbers and addresses are masked, so that a template filled in by two forces
is the same paragraph. Paragraphs of at least ``MIN_WORDS`` words become sets of three-word shingles;
MinHash with LSH (Broder 1997; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", ch. 3) proposes
pairs, and a paragraph joins a wording when the Jaccard similarity of their shingles is at least ``JOIN``. Two
paragraphs of one length that share exactly half of their words reach 1/3: one stock sentence with an ending of
its own is not the same paragraph. Above that lie the variants that forces make of a template; the labelled
paragraphs of tests/coding hold both. Cost grows linearly with the letters.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from datasketch import MinHash, MinHashLSH

from etl.coding.merge import Merged
from etl.coding.rows import Row
from etl.reference import Reference

MIN_WORDS = 18
"""Shorter paragraphs are greetings and headings, which say nothing about a template; they are part of the answer."""

JOIN = 0.4
"""Jaccard similarity of the shingles from which two paragraphs are one wording."""

PROPOSE = 0.3
"""LSH proposes from a little below, because its estimate scatters; the exact value decides."""

PERMUTATIONS = 128
SHINGLE = 3
SKIPPED = frozenset({"request", "noise", "older_mail", "quoted_reply", "statute"})

SITE_NOISE = frozenset({"cookie", "cookies", "javascript"})
"""Words of a website's banners, which are no wording of a letter."""

_WORD = re.compile(r"[a-z0-9£]+(?:['’][a-z]+)?")
_DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december)(?:\s+\d{4})?\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"
)
_ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.\S+|\S+@\S+")
_NUMBER = re.compile(r"\b[a-z]{0,4}\d[\w,./-]*")
_BREAK = re.compile(r"\n[ \t\xa0]*\n")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of one letter, with its place and its masked words."""

    response_id: str
    force_id: str | None
    kind: str
    start: int
    end: int
    words: tuple[str, ...]

    @property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Its sets of consecutive masked words."""
        return frozenset(tuple(self.words[at : at + SHINGLE]) for at in range(len(self.words) - SHINGLE + 1))


class Mask:
    """Replaces what differs between two fillings of one template.

    Args:
        names: force names, long ones first.
    """

    def __init__(self, names: Sequence[str]) -> None:
        ordered = sorted({name.lower() for name in names if len(name) > 3}, key=len, reverse=True)
        self._names = re.compile(r"\b(?:" + "|".join(re.escape(name) for name in ordered) + r")\b") if ordered else None

    def words(self, text: str) -> tuple[str, ...]:
        """The masked words of a paragraph, in lower case."""
        plain = _ADDRESS.sub(" address ", text.lower())
        plain = _DATE.sub(" date ", plain)
        if self._names is not None:
            plain = self._names.sub(" force ", plain)
        return tuple(_WORD.findall(_NUMBER.sub(" number ", plain)))


def jaccard(one: Paragraph, other: Paragraph) -> float:
    """Shared shingles by all shingles, 0 to 1."""
    return _shared(one.shingles, other.shingles)


def _shared(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    both = len(one & other)
    every = len(one) + len(other) - both
    return both / every if every else 0.0


@lru_cache(maxsize=200_000)
def _hash_of(shingle: tuple[str, ...]) -> bytes:
    return hashlib.blake2b(" ".join(shingle).encode(), digest_size=8).digest()


def clusters(paragraphs: Sequence[Paragraph]) -> list[list[int]]:
    """Join paragraphs into wordings: lists of their places, each at least two, in the order of the first.

    A paragraph joins the wording whose first paragraph it is most like. Only first paragraphs are kept in
    the index, so that a wording sent ten thousand times costs each new letter one comparison and not ten
    thousand, and so that likeness does not drift along a chain of variants.
    """
    index = MinHashLSH(threshold=PROPOSE, num_perm=PERMUTATIONS)
    first_of: dict[tuple[str, ...], int] = {}
    groups: dict[int, list[int]] = {}
    for place, paragraph in enumerate(paragraphs):
        first = first_of.get(paragraph.words)
        if first is None:
            first = _nearest(paragraph, place, paragraphs, index)
            first_of[paragraph.words] = first
        groups.setdefault(first, []).append(place)
    return [group for group in groups.values() if len(group) > 1]


def _nearest(paragraph: Paragraph, place: int, paragraphs: Sequence[Paragraph], index: MinHashLSH) -> int:
    """The first paragraph of the wording that this one belongs to; itself, then indexed, where there is none."""
    sketch = sketch_of(paragraph)
    mine = paragraph.shingles
    like = [(_shared(mine, paragraphs[other].shingles), -other) for other in index.query(sketch)]
    best, other = max(like, default=(0.0, 0))
    if best >= JOIN:
        return -other
    index.insert(place, sketch)
    return place


def sketch_of(paragraph: Paragraph) -> MinHash:
    """The MinHash of a paragraph's shingles."""
    sketch = MinHash(num_perm=PERMUTATIONS)
    sketch.update_batch([_hash_of(shingle) for shingle in paragraph.shingles])
    return sketch


def diff(first: Sequence[str], other: Sequence[str]) -> list[tuple[str, str]]:
    """Word differences from the first wording: ``kept``, ``removed`` and ``added`` runs."""
    runs: list[tuple[str, str]] = []
    matcher = SequenceMatcher(a=list(first), b=list(other), autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            runs.append(("kept", " ".join(first[i1:i2])))
            continue
        if i2 > i1:
            runs.append(("removed", " ".join(first[i1:i2])))
        if j2 > j1:
            runs.append(("added", " ".join(other[j1:j2])))
    return runs


def paragraphs_of(merged: Merged, reference: Reference) -> Iterator[Paragraph]:
    """The paragraphs of all letters, of any length, earliest letter first."""
    mask = Mask([row.name for row in reference.force_names])
    responses = {str(row["response_id"]): row for row in merged.tables["response"]}
    in_order = sorted(merged.letters, key=lambda key: (str(responses[key]["responded_on"] or "9999"), key))
    for key in in_order:
        yield from _paragraphs(merged, key, responses[key], mask)


def _paragraphs(merged: Merged, response_id: str, response: Row, mask: Mask) -> Iterator[Paragraph]:
    letter = merged.letters[response_id]
    force = response["force_id"]
    for segment in letter.reading.segments:
        if segment.kind in SKIPPED:
            continue
        at = segment.start
        part = letter.text.text[segment.start : segment.end]
        for piece in _pieces(part):
            words = mask.words(part[piece[0] : piece[1]])
            if words and not SITE_NOISE & set(words):
                yield Paragraph(
                    response_id,
                    None if force is None else str(force),
                    segment.kind,
                    at + piece[0],
                    at + piece[1],
                    words,
                )


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in [*_BREAK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        raw = text[start:end]
        if raw.strip():
            lead = len(raw) - len(raw.lstrip())
            yield start + lead, start + len(raw.rstrip())
        start = gap.end() if gap else end


def add_wording(merged: Merged, reference: Reference) -> None:
    """Fill tables ``wording`` and ``wording_use``, and the share of each answer's words in shared paragraphs."""
    paragraphs: list[Paragraph] = []
    total: Counter[str] = Counter()
    for paragraph in paragraphs_of(merged, reference):
        total[paragraph.response_id] += len(paragraph.words)
        if len(paragraph.words) >= MIN_WORDS:
            paragraphs.append(paragraph)
    responses = {str(row["response_id"]): row for row in merged.tables["response"]}
    shared: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    for group in clusters(paragraphs):
        members = [paragraphs[place] for place in group]
        if len({member.force_id for member in members if member.force_id}) < 2:
            continue
        _add_cluster(merged, members, responses, uses)
        for member in members:
            shared[member.response_id] += len(member.words)
    for response_id, words in total.items():
        responses[response_id]["template_share"] = round(shared[response_id] / words, 6)


def _add_cluster(merged: Merged, members: Sequence[Paragraph], responses: dict[str, Row], uses: Counter[str]) -> None:
    first = members[0]
    texts = [merged.letters[member.response_id].text for member in members]
    first_text = texts[0].text[first.start : first.end]
    wording_id = hashlib.sha256(" ".join(first.words).encode()).hexdigest()[:16]
    dates = [responses[member.response_id]["responded_on"] for member in members]
    known = sorted(str(day) for day in dates if day is not None)
    merged.tables["wording"].append(
        {
            "wording_id": wording_id,
            "text": first_text,
            "segment_kind": first.kind,
            "n_forces": len({member.force_id for member in members if member.force_id}),
            "n_responses": len({member.response_id for member in members}),
            "n_words": len(first.words),
            "first_used_on": known[0] if known else None,
            "last_used_on": known[-1] if known else None,
            "first_response_id": first.response_id,
        }
    )
    variants: dict[tuple[str, ...], int] = {}
    for member, text in zip(members, texts, strict=True):
        uses[member.response_id] += 1
        variants.setdefault(member.words, len(variants) + 1)
        words = text.text[member.start : member.end]
        merged.tables["wording_use"].append(
            {
                "wording_id": wording_id,
                "response_id": member.response_id,
                "use_no": uses[member.response_id],
                "document_sha256": text.document_sha256,
                "text_sha256": text.text_sha256,
                "span_start": member.start,
                "span_end": member.end,
                "similarity": round(jaccard(first, member), 6),
                "variant_no": variants[member.words],
                "diff": json.dumps(diff(first_text.split(), words.split()), ensure_ascii=False),
            }
        )
