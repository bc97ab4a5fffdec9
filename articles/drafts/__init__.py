"""What is written at a piece before readers get it: numbered saves, typing, who is at it."""
