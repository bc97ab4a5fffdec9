"""Readers by e-mail: how a browser becomes known, and what readers do with what is kept of them."""
