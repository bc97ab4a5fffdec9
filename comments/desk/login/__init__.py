"""The doors of the desk and of the admin, and how often a password may be wrong there."""
