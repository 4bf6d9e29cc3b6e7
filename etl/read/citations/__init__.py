"""Statutory provisions: their notation, the Act of each, and every mention with its place."""
