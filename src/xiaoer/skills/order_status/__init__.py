"""Where an order stands."""
