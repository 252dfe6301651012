"""Rows as Markdown, printed as soon as they are known."""


def begin(title: str, *columns: str) -> None:
    print(f"\n{title}\n", flush=True)
    row(*columns)
    print("|---" + "|---:" * (len(columns) - 1) + "|", flush=True)


def row(*cells: str) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


def seconds(value: float) -> str:
    """With three digits that mean something."""
    return f"{value:.1f} s" if value >= 10 else f"{value:.2f} s" if value >= 1 else f"{value * 1000:.3g} ms"


def megabytes(value: float) -> str:
    return f"{value / 1e6:,.1f} MB" if value >= 1e5 else f"{value / 1e3:.1f} kB"


def ratio(value: float, base: float) -> str:
    return f"{value / base:.2f}"


def count(value: int) -> str:
    return f"{value:,}"
