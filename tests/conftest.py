"""What many tests share: the graph built once from the shipped documents."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from sp_graph.pipeline import BuildResult, build
from sp_graph.store import open_store


@pytest.fixture(scope="session")
def build_result(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """The build of the shipped documents, in a store of its own."""
    return build([], tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="session")
def store_folder(build_result: BuildResult) -> Path:
    """The folder of the store with the shipped documents."""
    return build_result.folder.parent.parent


@pytest.fixture(scope="session")
def graph(store_folder: Path) -> Store:
    """The built graph, opened for reading."""
    return open_store(store_folder)
