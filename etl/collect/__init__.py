"""Collectors: one module a platform, one HTTP door, one raw store."""
