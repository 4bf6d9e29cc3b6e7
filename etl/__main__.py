"""``python -m etl``: the command line."""

from etl.cli import app

if __name__ == "__main__":
    app()
