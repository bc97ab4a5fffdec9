"""The pages elsewhere that pieces lead to: which they are, whether they are there, and where an
archive keeps those that are gone.

Found in a piece's HTML whenever it is written; looked at politely, beside the queue of tasks.
"""
