"""Words and vectors: normalising, segmenting, embedding. No shop data of its own."""
