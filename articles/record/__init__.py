"""The public record: what readers had, state by state, as anyone can check.

``canonical`` says what a state holds and how it is hashed, ``freezing`` adds one, ``moments`` reads
them, ``sealing`` withholds one, ``verifying`` walks all of them. docs/record.md describes it.
"""
