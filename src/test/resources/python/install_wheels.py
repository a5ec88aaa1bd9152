"""Installs each wheel whose path stands on a line of the input as pip does, without its command line.

Prints one line of JSON per wheel: null, or why pip does not install it. Each wheel is asked for by its project's name, as
from an index, so that a filename that pip cannot read is a wheel that it does not see.
"""

import json
import logging
import os
import shutil
import sys
import tempfile

from pip._internal.metadata import FilesystemWheel, get_wheel_distribution
from pip._internal.models.scheme import SCHEME_KEYS, Scheme
from pip._internal.models.wheel import Wheel
from pip._internal.operations.install.wheel import install_wheel
from pip._vendor.packaging.utils import canonicalize_name
from pip._vendor.packaging.version import Version

logging.disable(logging.CRITICAL)


def check(path, target):
    filename = Wheel(os.path.basename(path))
    name = canonicalize_name(filename.name)
    with open(path, "rb"):
        pass
    dist = get_wheel_distribution(FilesystemWheel(path), name)
    if dist.canonical_name != name:
        raise ValueError(f"METADATA has the name {dist.canonical_name!r}")
    if dist.version != Version(filename.version):
        raise ValueError(f"METADATA has the version {dist.version}")
    dist.requires_python
    list(dist.iter_dependencies(list(dist.iter_provided_extras())))
    list(dist.iter_dependencies())
    scheme = Scheme(**{key: os.path.join(target, "lib" if key.endswith("lib") else key) for key in SCHEME_KEYS})
    install_wheel(name, path, scheme, name, pycompile=False, warn_script_location=False)
    # What is installed is listed by every later run of pip in the same environment.
    info = [entry for entry in os.listdir(os.path.join(target, "lib")) if entry.endswith(".dist-info")]
    Version(info[0][: -len(".dist-info")].partition("-")[2])


def main():
    for line in sys.stdin:
        target = tempfile.mkdtemp()
        try:
            check(line.rstrip("\n"), target)
            verdict = None
        except (Exception, RecursionError) as e:
            verdict = f"{type(e).__name__}: {e}"[:500]
        shutil.rmtree(target, ignore_errors=True)
        print(json.dumps(verdict), flush=True)


if __name__ == "__main__":
    main()
