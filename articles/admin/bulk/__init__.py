"""Changing many pieces in one act: choosing, looking ahead, the result, taking it back."""
