"""How warm a number is shown among others: in a calendar, in a strip of years."""

LEVELS = 4


def heat(number: int, most: int) -> int:
    """0 for none, else 1 to 4 by its share of the largest; the smallest number is seen too."""
    if not number or not most:
        return 0
    return min(LEVELS, 1 + number * LEVELS // (most + 1))
