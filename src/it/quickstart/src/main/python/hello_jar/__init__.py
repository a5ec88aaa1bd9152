"""A jar in a wheel."""

from importlib.resources import files

#: Where the jar lies after installation.
JAR = files(__name__) / "hello_jar.jar"
