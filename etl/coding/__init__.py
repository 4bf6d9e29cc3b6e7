"""Coding: readings, register and corrections become responses, with outcome, checks, wording and history."""
