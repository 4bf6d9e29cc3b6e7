"""The order of the stages, and what is already done; the stages know nothing of each other."""
