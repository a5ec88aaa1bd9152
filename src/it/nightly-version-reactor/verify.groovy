def night = context.get('night')
def modules = ['api', 'core', 'python']
def published = { organization ->
    def wheels = [] as Set
    modules.each { module ->
        new File(basedir, "channel/$organization/simple/tonight-$module").eachFileRecurse {
            if (it.name.endsWith('.whl')) wheels << it.name
        }
    }
    wheels
}
def named = { version -> modules.collect { "tonight_$it-$version-py3-none-any.whl".toString() } as Set }

// Nothing but the version, on one line, whatever Maven does to System.out.
assert night.quietOutput() ==~ /1\.2\.3rc1\.dev\d{14}/

def made = night.console(1).warnsOnlyOf()
def tonight = (made.text() =~ /nightly\.version is (1\.2\.3rc1\.dev\d{14}), from 1\.2\.3-RC1-SNAPSHOT/)
assert tonight.size() == 4 && tonight.collect { it[1] }.toSet().size() == 1
assert published('made') == named(tonight[0][1])
made.shows('published 3 of 3 wheels\n')

def given = night.console(2)
given.shows('nightly.version is 1.2.3rc1.dev5, as given')
assert published('given') == named('1.2.3rc1.dev5')

// The plugin that reads the property does so in the same phase; the last build ended with the first module that it refused.
['.', 'api'].each { assert new File(basedir, "$it/target/read.txt").text == '1.2.3rc1.dev7' }
['core', 'python'].each { assert new File(basedir, "$it/target/read.txt").text == '1.2.3rc1.dev6' }

night.console(3).shows('[WARNING] The build set the version 1.2.3rc1.dev6, but not for tonight_api-1.2.3rc1.dev', 'published 9 of 9 wheels\n')
assert night.console(4).failsSaying('The build set the version 1.2.3rc1.dev7, but not for tonight_api-1.2.3rc1.dev', '#other-version')
assert !new File(basedir, 'channel/refused').exists()
night.close()
return true
