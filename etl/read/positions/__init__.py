"""What a letter states on each question, in each scope: the ordered rules, then what they mean together."""
