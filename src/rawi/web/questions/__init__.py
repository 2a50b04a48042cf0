"""What pages and API ask of the store: connection -> small frozen types."""
