"""python -m hello_jar: runs the jar with the Java that is on the PATH."""

import subprocess
import sys

from . import JAR

sys.exit(subprocess.call(["java", "-cp", str(JAR), "hello.Hello", *sys.argv[1:]]))
