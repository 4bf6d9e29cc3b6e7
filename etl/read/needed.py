"""Words of which every match of a regular expression holds at least one."""

from __future__ import annotations

import re
from importlib import import_module
from itertools import product
from typing import Any

_PARSER: Any = import_module("re._parser")
_MOST_LISTED = 400
_MOST_JOINED = 48
_MOST_SETS = 3
_LEAST = 3
_EVERYWHERE = re.compile(
    r" ?(?:a|about|all|an|and|any|are|as|at|be|been|by|can|for|from|has|have|in|information|is|it|its|not|of|on|or|our|"
    r"that|the|this|to|was|we|were|which|will|with|would|you|your) ?"
)
"""Shorter words, and these, stand everywhere and rule little out."""

_Words = frozenset[str]
_EMPTY: _Words = frozenset({""})


def needed_words(pattern: str) -> list[_Words]:
    """Sets of words; every match holds at least one word of each set.

    Args:
        pattern: an expression as :func:`re.compile` takes it.

    Returns:
        A few sets, the most telling first; none where the expression can match without any such word.
    """
    tree = _PARSER.parse(pattern)
    if tree.state.flags & re.IGNORECASE:
        return []
    usable = {_fewest(words) for words in _needs(tree) if _rules_out(words)}
    return sorted(usable, key=_telling, reverse=True)[:_MOST_SETS]


def _telling(words: _Words) -> tuple[int, int, list[str]]:
    """How much a set rules out: its shortest word counts, then how few they are."""
    return min(8, min(map(len, words))), -len(words), sorted(words)


def _rules_out(words: _Words) -> bool:
    return all(len(word) >= _LEAST and not _EVERYWHERE.fullmatch(word) for word in words)


def _fewest(words: _Words) -> _Words:
    """Without words that hold another one of the set."""
    kept: list[str] = []
    for word in sorted(words, key=len):
        if not any(shorter in word for shorter in kept):
            kept.append(word)
    return frozenset(kept)


def _best(candidates: list[_Words]) -> _Words | None:
    usable = [_fewest(words) for words in candidates if _rules_out(words)]
    return max(usable, key=_telling, default=None)


def _needs(tree: Any) -> list[_Words]:
    """Sets of words; of each a match of the sequence holds at least one."""
    found: list[_Words] = []
    run = _EMPTY
    for operation, value in tree:
        exact, inner = _piece(str(operation), value)
        found.extend(inner)
        if exact is None:
            found.append(run)
            run = _EMPTY
        elif len(run) * len(exact) > _MOST_JOINED:
            found.append(run)
            run = exact
        else:
            run = frozenset(before + after for before, after in product(run, exact))
    found.append(run)
    return [words for words in found if "" not in words]


def _piece(operation: str, value: Any) -> tuple[_Words | None, list[_Words]]:
    """What a piece of an expression matches exactly (``None``: too much to list), and what it needs inside."""
    if operation == "LITERAL":
        return frozenset({chr(value)}), []
    if operation == "IN":
        return _of_class(value), []
    if operation in ("AT", "ASSERT", "ASSERT_NOT"):
        return _EMPTY, []
    if operation == "SUBPATTERN":
        return (None, []) if value[1] & re.IGNORECASE else _of_group(value[3])
    if operation == "BRANCH":
        return _of_branch(value[1])
    if operation in ("MAX_REPEAT", "MIN_REPEAT"):
        return _of_repeat(*value)
    return None, []


def _of_group(tree: Any) -> tuple[_Words | None, list[_Words]]:
    exact = _exact(tree)
    return (exact, []) if exact is not None else (None, _needs(tree))


def _exact(tree: Any) -> _Words | None:
    """All that a sequence can match, where that is a short list."""
    run = _EMPTY
    for operation, value in tree:
        exact, _ = _piece(str(operation), value)
        if exact is None or len(run) * len(exact) > _MOST_LISTED:
            return None
        run = frozenset(before + after for before, after in product(run, exact))
    return run


def _of_class(value: Any) -> _Words | None:
    signs = {chr(inner) for kind, inner in value if str(kind) == "LITERAL"}
    return frozenset(signs) if len(signs) == len(value) <= 4 else None


def _of_branch(branches: Any) -> tuple[_Words | None, list[_Words]]:
    every = [_exact(branch) for branch in branches]
    listed = [exact for exact in every if exact is not None]
    if len(listed) == len(every) and sum(map(len, listed)) <= _MOST_LISTED:
        return frozenset().union(*listed), []
    chosen = [_best(_needs(branch)) for branch in branches]
    certain = [words for words in chosen if words is not None]
    return None, [frozenset().union(*certain)] if len(certain) == len(chosen) else []


def _of_repeat(least: int, most: int, tree: Any) -> tuple[_Words | None, list[_Words]]:
    exact = _exact(tree)
    if least == most == 1:
        return _of_group(tree)
    if least == 0:
        return (exact | _EMPTY, []) if most == 1 and exact is not None else (None, [])
    inner = _needs(tree)
    return None, inner


def alternatives(pattern: str) -> list[str]:
    """The parts of an expression between the strokes that stand outside all brackets."""
    parts, start, depth, at, in_class = [], 0, 0, 0, False
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
            at += 2 if pattern.startswith("[^]", at) else 1 if pattern.startswith("[]", at) else 0
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
        at += 1
    return [*parts, pattern[start:]]
