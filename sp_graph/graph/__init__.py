"""From facts to quads with their evidence, and the checks that a graph must pass.

`assemble` makes all quads of a build; `evidence` compares every quotation with its source;
`validate` runs the shapes and the integrity checks.
"""
