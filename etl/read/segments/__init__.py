"""What each stretch of a letter is for, who speaks in it, and which questions it puts or answers."""
