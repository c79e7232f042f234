"""What the shop knows: FAQ, catalogue facts, documents, lexicon, policies; and finding the right piece."""
