"""Readers' pages of the conversation, one file for each kind."""
