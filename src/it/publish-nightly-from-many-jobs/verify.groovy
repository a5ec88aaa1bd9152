def night = context.get('night')
assert night.quietOutput() ==~ /1\.2\.3\.dev\d{14}/

def index = new File(basedir, 'channel/scientific-python-nightly-wheels/simple/demo/index.html').text
['manylinux_2_28_x86_64', 'win_amd64'].each { assert index.contains(">demo-1.2.3.dev7-cp312-cp312-${it}.whl<") }
night.console(1).warnsOnlyOf().shows('Built demo-1.2.3.dev7-cp312-cp312-manylinux_2_28_x86_64.whl')
night.console(3).warnsOnlyOf().shows('nightly.version is 1.2.3.dev7, as given', 'published 2 of 2 wheels\n')
night.console(4).failsSaying('The goal nightly-version set 1.2.3.dev8, but not for demo-1.2.3.dev7-cp312-cp312-manylinux_2_28_x86_64.whl, demo-1.2.3.dev7-cp312-cp312-win_amd64.whl.', '#other-version')
night.close()
return true
