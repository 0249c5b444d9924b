"""What people decide on what the program read, and what is still to be looked at.

`decisions` reads the file of decisions; `links` applies those on links while a document is
read, `settle` those on facts, and holds back what is too unsure to be published;
`listing` makes the list of what needs eyes.
"""
