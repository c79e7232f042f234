"""Keys, webhooks and jobs that failed."""
