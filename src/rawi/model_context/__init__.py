"""Rawi for language-model clients, over the Model Context Protocol: read, search, who, dyad, with cited sentences."""
