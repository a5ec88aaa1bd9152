def night = context.get('night')
night.askedNothing()
def page = new File(basedir, 'channel/scientific-python-nightly-wheels/simple/demo/index.html').text
night.console(3).shows('removed       demo-1.0.dev20261121-cp312-cp312-win_amd64.whl', 'Removed 1 file')
assert !page.contains('dev20261121') && page.contains('dev20261122')
assert new File(basedir, 'target/nightly-wheels/report.json').text.contains('"reason" : "last-version"')
night.close()
return true
