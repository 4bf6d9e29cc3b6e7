"""Collect, read, code and publish police forces' FOI replies about facial recognition."""

__version__ = "0.1.0"
