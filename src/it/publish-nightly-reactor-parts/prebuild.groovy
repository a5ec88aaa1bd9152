import io.github.nightlywheels.it.Modules

Modules.in(basedir, context, 'first', 'second', 'third').withWriters('selected', 'needed', 'resumed', 'whole')
return true
