"""The tables of a snapshot as one workbook, for people who work in a spreadsheet: a sheet a table, numbers as numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import duckdb
import xlsxwriter

from etl.snapshot_tables import TIMESTAMP, Query

MIN_DATE = dt.datetime(1980, 1, 1)
LONGEST_CELL = 32_767
"""Characters that a cell of a workbook holds."""


def write_workbook(connection: duckdb.DuckDBPyConnection, queries: Mapping[str, Query], path: Path) -> None:
    """Write the rows of each query as a sheet of its name; the same bytes for the same rows."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": MIN_DATE})
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for name, query in queries.items():
            sheet = book.add_worksheet(name[:31])
            sheet.freeze_panes(1, 0)
            for place, (column, _) in enumerate(query.columns):
                sheet.write_string(0, place, column, bold)
            result = connection.execute(query.sql, query.parameters)
            for number, row in enumerate(iter(result.fetchone, None), start=1):
                for place, cell in enumerate(row):
                    _write(sheet, number, place, cell, day)


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, place: int, cell: object, day: object) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, int | float | Decimal):
        sheet.write_number(row, place, cell)
    elif isinstance(cell, dt.datetime):
        sheet.write_string(row, place, cell.strftime(TIMESTAMP))
    elif isinstance(cell, dt.date):
        sheet.write_datetime(row, place, dt.datetime(cell.year, cell.month, cell.day), day)
    else:
        sheet.write_string(row, place, str(cell)[:LONGEST_CELL])
