"""A jar in a wheel."""

from importlib.resources import files

#: Where the jars lie after installation.
JARS = files(__name__) / "jars"
