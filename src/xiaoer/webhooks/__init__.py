"""Signed webhooks: what happens in a chat is told to the shop's own systems, again and again until they have it."""
