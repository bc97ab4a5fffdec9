"""What pieces are filed under and signed with: topics, authors, publications, and merging them."""
