"""Changes to an order that only a person can make."""
