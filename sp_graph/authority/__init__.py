"""The authority data: mandates, States, bodies, measures and themes, read from `data/authority/`.

Each module reads its files strictly and offers cached loaders; a bad row raises
`sp_graph.errors.DataError` naming the file and the line.
"""
