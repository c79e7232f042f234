"""Whether a product suits this person, season or skin."""
