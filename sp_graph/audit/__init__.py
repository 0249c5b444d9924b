"""Where the documents contradict themselves, each other or arithmetic.

`audit` reads one document, `audit_all` the documents of a build with those of the years before.
"""
