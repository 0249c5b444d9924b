"""From a question to its answer: canned queries, typed parameters, output formats."""
