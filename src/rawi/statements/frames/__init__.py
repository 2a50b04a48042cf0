"""What joins the content of an act to its cue."""
