"""How many letters a second one core reads, beside the time eyecite needs to find citations in the same text.

A letter of the usual make-up, a page of answers above pages of harm and public interest, is read again and again; then
labelled letters, nearly all answers, once each.

Run: ``.venv/bin/python -m benchmarks.read_speed`` (eyecite is needed for the comparison only).
"""

from __future__ import annotations

import hashlib
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from etl.model import CanonicalText
from etl.read.reader import Reader
from etl.reference import load
from etl.reference_rules import load_rules

ROOT = Path(__file__).parents[1]
SIZE = 5_000
HARM = (
    "Disclosure under the Act is disclosure to the world. Confirming what the force can or cannot do would let "
    "offenders compare one area with another and adjust what they do. The public has an interest in how money "
    "is spent, and in how the police use new technology; it does not outweigh the harm to operations.\n\n"
)
LETTER = (
    "Kent Police\nOur ref: FOI 123/21\nDate: 12 March 2021\n\nYou asked:\n\n"
    "1. Do you use facial recognition?\n2. Who supplies it, and at what cost?\n\nRESPONSE\n\n"
    "Kent Police does not use facial recognition overtly. In respect of covert use the force can neither confirm "
    "nor deny that information is held, by virtue of the following exemptions:\n\nSection 24(2) National Security\n"
    "Section 31(3) Law Enforcement\n\nEvidence of harm\n\n"
)


def letter() -> CanonicalText:
    """An invented letter of 5 kB: head, request, answer, exemptions, then harm and public interest."""
    text = LETTER
    while len(text) < SIZE:
        text += HARM
    return canonical(text[:SIZE])


def dense_letters() -> list[CanonicalText]:
    """One in ten of the labelled letters in plain text, all of which are denser than a letter that recites harm."""
    found = sorted((ROOT / "tests" / "letters").rglob("*.txt"))[::10]
    return [canonical(path.read_text(encoding="utf-8", errors="replace")) for path in found]


def canonical(text: str) -> CanonicalText:
    """A text as the reader takes it."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return CanonicalText(
        document_sha256=digest, text=text, text_sha256=digest, extractor="benchmark", media_type="text/plain"
    )


def seconds(job: Callable[[], object], rounds: int = 7, times: int = 50) -> float:
    """The median time of one call."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(times):
            job()
        taken.append((time.perf_counter() - start) / times)
    return statistics.median(taken)


def main() -> None:
    reference = load(ROOT / "data" / "reference")
    reader = Reader(reference, load_rules(ROOT / "data" / "reference" / "rules"))
    text = letter()
    ours = seconds(lambda: reader.read(text))
    print(f"reader:  {ours * 1000:.2f} ms a letter of {SIZE} characters, {1 / ours:,.0f} letters a second on one core")
    dense = dense_letters()
    start = time.perf_counter()
    for one in dense:
        reader.read(one)
    taken = (time.perf_counter() - start) / len(dense)
    mean = sum(len(one.text) for one in dense) / len(dense)
    print(f"labelled: {taken * 1000:.2f} ms a letter of {mean:,.0f} characters ({len(dense)} letters, each read once)")
    try:
        from eyecite import get_citations
    except ImportError:
        print("eyecite: not installed; pip install eyecite to compare")
        return
    theirs = seconds(lambda: get_citations(text.text))
    print(f"eyecite: {theirs * 1000:.2f} ms; the reader takes {ours / theirs:.2f} times as long")


if __name__ == "__main__":
    main()
