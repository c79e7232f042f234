"""What sets two products apart."""
