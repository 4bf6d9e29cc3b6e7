"""From the bytes of a file to one canonical text: kinds of file, limits, tables, scanned pages."""
