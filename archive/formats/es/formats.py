"""Dates as the paper prints them in Spanish: 4 de enero de 2020; 4 ene 2020, 06:00."""

DATE_FORMAT = r"j \d\e F \d\e Y"
DATETIME_FORMAT = "j M Y, H:i"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
YEAR_MONTH_FORMAT = r"F \d\e Y"
MONTH_DAY_FORMAT = r"j \d\e F"
