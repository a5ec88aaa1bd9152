import java.nio.file.Files
import java.util.zip.ZipFile

def night = context.get('night')
night.console(1).warnsOnlyOf().shows('Built app-1.0.dev7-py3-none-any.whl')

// Two builds, one file.
def first = new File(basedir, 'first.whl').toPath()
assert Files.mismatch(first, new File(basedir, 'second.whl').toPath()) == -1

def zip = new ZipFile(first.toFile())
assert zip.entries().collect { it.name } == [
    'app/__init__.py',
    'app/data/a.json',
    'app/jars/app-1.0-SNAPSHOT.jar',
    'app/jars/lib-1.0-SNAPSHOT.jar',
    'app-1.0.dev7.dist-info/METADATA',
    'app-1.0.dev7.dist-info/WHEEL',
    'app-1.0.dev7.dist-info/entry_points.txt',
    'app-1.0.dev7.dist-info/RECORD',
]
assert zip.getInputStream(zip.getEntry('app-1.0.dev7.dist-info/METADATA')).text == '''\
Metadata-Version: 2.4
Name: app
Version: 1.0.dev7
Summary: Shows a jar to Python
Author-email: Jane Doe <jane@example.org>
License-Expression: Apache-2.0
Project-URL: Documentation, https://example.org/app/docs
Classifier: Programming Language :: Java
Classifier: Programming Language :: Python :: 3
Requires-Python: >=3.9
Requires-Dist: numpy>=1.26,<3
Provides-Extra: plot
Requires-Dist: matplotlib>=3; extra == "plot"
Requires-Dist: pillow; extra == "plot"
'''
assert zip.entries().every { it.timeLocal.toString() == '2026-11-26T00:00' }
zip.close()

// Bad input is one error, before anything is written.
night.console(3).shows('The wheel cannot be built:', 'name is "no/name", expected is letters, digits', '#wheel-not-built')
assert !new File(basedir, 'app/target').list().any { it.contains('.whl') }
night.close()
return true
