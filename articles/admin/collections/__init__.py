"""Collections and what stands in them."""
