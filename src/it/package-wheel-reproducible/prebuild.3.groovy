import java.nio.file.Files

def wheel = new File(basedir, 'app/target/app-1.0.dev7-py3-none-any.whl')
Files.copy(wheel.toPath(), new File(basedir, 'second.whl').toPath())
return true
