"""The SPARQL endpoint: the built graph over HTTP.

Four kinds of processes, all forked from one:

    supervisor  holds the listening sockets, starts and replaces the others, sees new builds
    worker      speaks HTTP; parses no query and opens no store (`app`, `pool`)
    nursery     holds one build, opened once, without network; forks evaluators, and kills them
    evaluator   parses, plans and evaluates one query at a time; may die of it (`evaluate`)

A query's crash, deadline or memory is the end of its evaluator, and of nothing else.
"""
