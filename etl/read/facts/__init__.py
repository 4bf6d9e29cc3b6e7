"""Facts beside the answer: force, reference, dates, suppliers and sums."""
