"""WordPress exports (WXR): read piece by piece, in bounded memory, as WordPress would show them."""
