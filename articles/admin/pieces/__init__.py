"""A piece: the list it is found in, its form, and where it stands."""
