"""How a piece stands, who may change that, and the verbs that do."""
