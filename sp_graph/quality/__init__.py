"""How well the extraction does, measured against facts read by hand."""
