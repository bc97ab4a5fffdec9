"""The record of moderation as people read it: lines for the desk, and what readers may see."""
