"""Publishing: the snapshot, its verification, its exports and its comparison with another."""
