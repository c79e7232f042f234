"""From words to labels: features, the linear heads and their training."""
