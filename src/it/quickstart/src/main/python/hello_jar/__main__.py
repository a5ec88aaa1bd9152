"""hello-jar, or python -m hello_jar: runs the jar with the Java that is on the PATH."""

import subprocess
import sys

from . import JARS


def main():
    return subprocess.call(["java", "-cp", f"{JARS}/*", "hello.Hello", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
