"""The shop's catalogue, orders and parcels: types and ports; adapters reach the real systems."""
