"""What a mention of a provision does in the letter, which depends on what the letter states."""
