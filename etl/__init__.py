"""Collect, read, code and publish police forces' FOI replies about facial recognition."""
