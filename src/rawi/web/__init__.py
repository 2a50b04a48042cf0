"""The reading room: pages and an API over a store, for people and programs (``rawi serve``)."""
