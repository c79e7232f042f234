"""How the large files of the demo shop under examples/qinghe were made; see examples/README.md."""
