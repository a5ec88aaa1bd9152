import io.github.nightlywheels.it.Modules

Modules.in(basedir, context, 'first', 'second', 'no-pom').withWriters('reactor', 'directory')
return true
