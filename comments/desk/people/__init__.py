"""Who writes here, and who may not."""
