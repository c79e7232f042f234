"""Benches: what is claimed is measured here, in one run, against itself."""
