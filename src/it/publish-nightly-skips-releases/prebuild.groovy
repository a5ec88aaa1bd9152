import io.github.nightlywheels.it.Modules

Modules.in(basedir, context, 'release', 'snapshot').withWriters('nightlies', 'releases')
return true
