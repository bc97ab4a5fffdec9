"""What readers write: taking a comment, posting it, and its author's ways with it afterwards."""
