"""The reader: bytes and text in, values with their evidence out; no network, no disk, no clock."""
