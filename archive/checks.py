"""System checks: mistakes in the configuration, each with an id and a way out."""

CHECKS = ()
