"""Why not yet, and what happens next."""
