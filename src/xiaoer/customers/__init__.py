"""Who writes to the shop: identity, profile, and what may be known of them."""
