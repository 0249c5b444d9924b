"""A small graph, stored as a build is, and servers over it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from web_samples import make_store
from web_server import Server, serving

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="serving needs fork")


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def server(small_store: Path) -> Iterator[Server]:
    """A server with the shipped limits, shared by all tests that do it no harm."""
    with serving(small_store, "--workers", "1") as running:
        yield running


@pytest.fixture(scope="session")
def strict(small_store: Path) -> Iterator[Server]:
    """A server with tight limits, without a cache."""
    options = ("--deadline", "1.5", "--memory", "200", "--result-limit", "2", "--cache", "0", "--workers", "1")
    with serving(small_store, *options) as running:
        yield running


@pytest.fixture(scope="session")
def real(store_folder: Path) -> Iterator[Server]:
    """A server over the graph of the shipped documents."""
    with serving(store_folder) as running:
        yield running
