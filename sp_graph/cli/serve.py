"""`sp-graph serve`: the graph as a SPARQL endpoint."""

from __future__ import annotations

import click


def _megabytes(ctx: click.Context, parameter: click.Parameter, value: float) -> int:
    return round(value * 1_000_000)


def _prefix(ctx: click.Context, parameter: click.Parameter, value: str) -> str:
    value = value.rstrip("/")
    if value and not value.startswith("/"):
        raise click.BadParameter("a prefix begins with a slash")
    return value


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@click.option("--workers", default=0, type=click.IntRange(0, 64), help="Processes that speak HTTP; else by processors.")
@click.option(
    "--deadline",
    default=30.0,
    show_default=True,
    type=click.FloatRange(0.01, 86400),
    metavar="SECONDS",
    help="The most a query may take.",
)
@click.option("--queries", default=32, show_default=True, type=click.IntRange(2), help="Queries that run at once.")
@click.option(
    "--memory",
    default=1024,
    show_default=True,
    type=click.FloatRange(16),
    metavar="MB",
    callback=_megabytes,
    help="What a query may take besides the graph.",
)
@click.option(
    "--result-limit",
    default=256,
    show_default=True,
    type=click.FloatRange(0.001),
    metavar="MB",
    callback=_megabytes,
    help="The largest result.",
)
@click.option(
    "--cache",
    default=64,
    show_default=True,
    type=click.FloatRange(0),
    metavar="MB",
    callback=_megabytes,
    help="Results kept by each worker; 0 keeps none.",
)
@click.option(
    "--in-memory",
    default=256,
    show_default=True,
    type=click.FloatRange(0),
    metavar="MB",
    callback=_megabytes,
    help="The largest graph (as N-Quads) that is held in memory rather than read from disk.",
)
@click.option(
    "--spool",
    type=click.Path(file_okay=False, exists=True),
    help="Where large results wait; else the temporary folder.",
)
@click.option(
    "--allow-service", "services", multiple=True, metavar="URL", help="An address that SERVICE may name; repeatable."
)
@click.option(
    "--root-path",
    default="",
    metavar="/PREFIX",
    callback=_prefix,
    help="The path under which a proxy shows this server.",
)
@click.option(
    "--public-url", default="", metavar="URL", help="The address at which clients reach it, if it is always the same."
)
@click.option(
    "--behind-proxy",
    is_flag=True,
    help="Believe Forwarded and X-Forwarded-* headers; only behind a proxy that sets them.",
)
@click.pass_obj
def serve(store: str, /, services: tuple[str, ...], spool: str | None, **options: object) -> None:
    """Serve the graph as a SPARQL endpoint, at /sparql.

    Stops on SIGTERM and Ctrl-C after the queries that run. A new build of the store is taken
    over while serving.
    """
    from sp_graph.web.serving import serve as run
    from sp_graph.web.settings import Settings

    settings = Settings(store=store, allow_services=frozenset(services), spool_folder=spool, **options)  # type: ignore[arg-type]

    def ready(address: str) -> None:
        click.echo(f"Serving at {address}/sparql (Ctrl-C stops)")

    raise SystemExit(run(settings, ready))
