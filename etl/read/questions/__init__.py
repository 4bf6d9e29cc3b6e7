"""What the questions ask: their kind, the technologies they are about, and questions of an older mail."""
