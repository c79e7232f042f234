"""Returns, exchanges and faults by the shop's rules and this order's dates."""
