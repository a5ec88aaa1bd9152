import io.github.nightlywheels.it.Modules

Modules.in(basedir, context, 'alone', 'twice', 'last').withWriters('middle', 'first')
return true
