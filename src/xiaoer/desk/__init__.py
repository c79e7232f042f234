"""The people of a shop: who is there, when, and how long a shopper waits for them."""
