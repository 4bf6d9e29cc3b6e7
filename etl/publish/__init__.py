"""Publishing: the snapshot, its verification, its exports and its comparison with another."""

SCHEMA_VERSION = "1.2.0"
"""Of the tables of a snapshot: major when a column goes, minor when one comes, patch for words about one."""
