"""A view of the text for matching: wrapped lines joined, rows of tables on one line, and the way back to the text."""
