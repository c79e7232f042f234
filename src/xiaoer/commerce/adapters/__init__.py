"""Ways to reach a shop's orders."""
