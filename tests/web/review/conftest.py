from tests.web.pages.conftest import keys, reader

__all__ = ["keys", "reader"]
