"""Ten articles of the newswire, annotated before any output was seen. The project holds where things stand, not the texts."""
