"""Facts of a product, through its material to the care guide."""
