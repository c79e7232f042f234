"""The plain HTTP interface: any program brings a shopper's words and fetches the answers (docs/api/http.md)."""
