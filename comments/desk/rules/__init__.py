"""What new comments are screened by: the checks and the list of words, each tried first."""
