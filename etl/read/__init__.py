"""The reader: bytes and text in, values with their evidence out; no network, no disk, no clock.

The packages stand in this order, and each imports only itself and those before it: ``text``, ``labels``, ``view``,
``questions``, ``segments``, ``citations``, ``positions``, ``roles``, ``use``, ``facts``; all use the modules beside them.
``text`` gives the text of a file; ``reader`` takes it through the others.
"""

EXTRACTOR = "text4-kreuzberg4"
"""Version of the text extraction; safe in a file name. Raised when the same bytes give another text."""
READER_VERSION = "29"
"""Names the way letters are read; part of every evidence. Raised when a change of code changes readings."""
