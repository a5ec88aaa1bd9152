import io.github.nightlywheels.it.Modules

Modules.in(basedir, context, 'first', 'broken', 'last').withWriters('scientific-python-nightly-wheels')
return true
