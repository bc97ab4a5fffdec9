"""Readers by e-mail: how a browser becomes known, and what they may do with what is kept of them."""
