"""The demo storefront's data: only where there is a demo."""
