import java.nio.file.Files

// What CI does between the jobs.
def wheels = new File(basedir, 'no-pom/wheels')
wheels.mkdirs()
new File(basedir, 'wheels').listFiles().each { Files.copy(it.toPath(), new File(wheels, it.name).toPath()) }
return true
