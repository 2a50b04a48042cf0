"""Who is the subject of a cue, as syntax tells."""
