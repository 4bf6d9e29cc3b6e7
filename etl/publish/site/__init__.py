"""The static site of a snapshot: plain HTML that outlives the server."""
