"""Lines of a text joined to the sentences that they were wrapped from: numbers and furniture of pages left out."""

from __future__ import annotations

import re

from etl.read.view.columns import column_rows
from etl.read.view.grids import grid_rows
from etl.read.view.lone_numbers import lone_numbers
from etl.read.view.running_lines import running_lines
from etl.read.view.tabbed import tabbed_rows
from etl.read.view.view_builder import ViewBuilder, in_plain_signs
from etl.read.view.wrapped import goes_on, hyphenated, unwrapped, wrapped_at

_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029\x85]+")
_QUOTE_SIGNS = re.compile(r"(?:> ?)+(?=\S)")
"""What a mail puts before each line that it quotes."""
_FURNITURE = re.compile(
    r"(?:page \d{1,3}(?: ?(?:of|/) ?\d{1,3})?|\d{1,3}(?: ?of ?|/| / )\d{1,3}|- ?\d{1,3} ?-|"
    r"(?:\[?(?:not )?(?:official|restricted|protect)(?:[ :-]{1,3}(?:sensitive|public|foi|internal))?\]?)|"
    r"\[?(?:not )?protectively marked\]?|"
    r"(?:freedom of information|foi)[\w :./|-]{0,60}page \d{1,3}(?: of \d{1,3})?|"
    r"[\w :./|()-]{0,90}\bpage \d{1,3} of \d{1,3}[\w :./|()-]{0,40})",
    re.IGNORECASE,
)
_FURNITURE_WORD = re.compile(r"(?:page|official|restricted|protect)", re.IGNORECASE)
"""One of these stands in any of them but a bare number."""
_RULED = re.compile(r"(?=[^+|]{0,200}[+|])[-+=|: ]{5,400}|_{12,400}|[-=]{2,400}|[-=]{2,200}(?: {1,9}[-=]{2,200}){1,12}")
"""A line drawn between the rows of a table, *+----+----+*, or between the messages of a page."""
_HEADS_FIRST_PAGE = re.compile(r"([^\W\d_][^|]{4,90}?)(?: {2,}|\t)[^\w|]{0,3}page 1 (?:of|/) \d{1,3}", re.IGNORECASE)
"""*Surrey Police      Page 1 of 2*: words beside the count of pages, at the head of a letter."""
_PAGE_OF = re.compile(r"(\d{1,3}) ?(?:of|/) ?(\d{1,3})")
"""A page of so many pages; a larger number before the stroke is a reference such as 318/22."""


class _Joined:
    """What is known of a text before its lines are joined, and of the line before the next one."""

    def __init__(self, text: str) -> None:
        self._text, self._plain = text, in_plain_signs(text)
        self._rows, self._numbers = tabbed_rows(text), lone_numbers(text)
        self._grid, self._gone_on = grid_rows(self._plain)
        lines = [line.strip() for line in self._plain.split("\n")]
        self._paragraphs, self._width = unwrapped(lines), wrapped_at(lines)
        self._running = running_lines(lines)
        set_in_columns, below = column_rows(self._plain, lambda words: words in self._running or _is_furniture(words))
        self._grid, self._gone_on = set_in_columns | self._grid, self._gone_on | below
        self._last, self._last_end = "", 0
        self._numbered = self._skipped_furniture = False
        self.build = ViewBuilder()

    def add_lines(self) -> None:
        """Add every line, in order."""
        for match in _LINE.finditer(self._plain):
            at = match.start()
            row = at in self._rows
            line = self._text[at : match.end()] if row else match.group()
            body = line.strip()
            if body and at not in self._gone_on:
                start = at + line.index(body[0])
                cells = f"| {body} |" if at in self._grid else f"{body} |" if row else body
                self._add(at, cells, start, start + len(body))

    def _add(self, at: int, body: str, start: int, end: int) -> None:
        """Add one line, unless it is furniture of the page or a stroke between rows."""
        build = self.build
        if not build.blocks and (head := _HEADS_FIRST_PAGE.fullmatch(body)):
            body, end = head[1], start + head.end(1)
        if body in self._running or len(body) < 110 and not self._last.endswith(":") and _is_furniture(body):
            self._skipped_furniture = True
            return
        if _RULED.fullmatch(body):
            self._last, self._last_end = "", end
            return
        if self._begin(body, start) and self._last.startswith(">") and (quoted := _QUOTE_SIGNS.match(body)):
            start += quoted.end()
        drawn = self._grid.get(at)
        if drawn is not None:
            build.cells(self._plain, drawn.cells)
            end = drawn.end
        elif at in self._rows and not self._numbered:
            build.row(self._plain, self._text, start, end)
        else:
            build.line(self._plain, start, end)
        build.blocks[-1][1] = build.length
        self._last, self._last_end, self._skipped_furniture = body, end, False
        self._numbered = at in self._numbers

    def _begin(self, body: str, start: int) -> bool:
        """Go on with the block of the line before, or begin a new one; says whether it goes on."""
        build, numbered = self.build, self._numbered
        gap = self._plain.count("\n", self._last_end, start) > 1
        same = numbered or (
            bool(build.blocks)
            and goes_on(self._last, body, gap, self._skipped_furniture, self._paragraphs, self._width)
        )
        if same and not numbered and hyphenated(self._last, body):
            build.drop_last_sign()
        elif build.blocks:
            build.put(") " if numbered else " " if same else "\n", self._last_end)
        if not same:
            build.blocks.append([build.length, build.length])
        return same


def joined(text: str) -> ViewBuilder:
    """Put the view of a text together, line by line."""
    letter = _Joined(text)
    letter.add_lines()
    return letter.build


def _is_furniture(body: str) -> bool:
    if len(body) > 12 and not _FURNITURE_WORD.search(body) or _FURNITURE.fullmatch(body) is None:
        return False
    page = _PAGE_OF.fullmatch(body)
    return page is None or int(page[1]) <= int(page[2])
