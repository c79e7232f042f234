"""Shop packs: a shop's whole configuration as a folder."""
