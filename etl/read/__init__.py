"""The reader: bytes and text in, values with their evidence out; no network, no disk, no clock.

A letter goes through the packages in this order, and each imports only those before it: ``text``, ``labels``, ``view``,
``questions``, ``segments``, ``citations``, ``positions``, ``roles``, ``use``, ``facts``. The module of a package that
has the package's name is its door; ``reader`` calls the doors one after the other.
"""

EXTRACTOR = "text3-kreuzberg4"
"""Version of the text extraction; safe in a file name. Raised when the same bytes give another text."""
READER_VERSION = "18"
"""Names the way letters are read; part of every evidence. Raised when a change of code changes readings."""
