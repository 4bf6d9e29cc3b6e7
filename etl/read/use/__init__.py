"""What an answer states of the force's own use of each technology."""
