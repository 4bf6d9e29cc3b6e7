"""Labels of questions: the numbers, letters, parts and ordinal words by which a letter names what was asked."""
