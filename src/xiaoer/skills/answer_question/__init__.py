"""Answer from the shop's own words: FAQ, documents, clauses."""
