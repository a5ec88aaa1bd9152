import io.github.nightlywheels.it.Refusals

Refusals.prepare(basedir, context)
return true
