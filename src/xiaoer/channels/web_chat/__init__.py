"""The widget on the shop's pages: a session over HTTP, then one WebSocket."""
