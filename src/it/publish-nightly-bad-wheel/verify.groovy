def night = context.get('night')
night.askedNothing()
night.console().failsWith('''
4 wheels are not fit to publish:
          cut-2.0.dev1-py3-none-any.whl in ITS/publish-nightly-bad-wheel/target: file: found a zip without its end, 10569 bytes, expected a whole zip archive (truncated zip)
          empty-2.0.dev1-py3-none-any.whl in ITS/publish-nightly-bad-wheel/target: file: found 0 bytes, expected a zip archive
          mistaken-2.0.dev1-py3-none-any.whl in ITS/publish-nightly-bad-wheel/target: METADATA Name: found other, expected mistaken, as in the filename
          tampered-2.0.dev1-py3-none-any.whl in ITS/publish-nightly-bad-wheel/target: RECORD tampered/__init__.py: found SHA-256 9e26bf369911c45c243c684147b23fc9e1dcfcf257d299a1c632016a6fcd33f4, expected fe26bf369911c45c243c684147b23fc9e1dcfcf257d299a1c632016a6fcd33f4 as RECORD says
        channel    scientific-python-nightly-wheels (nothing was changed)
        remedy     correct in the project what comes from it, such as Requires-Dist, and build the wheel again with its own build tool;
                   do not edit a built wheel; or exclude it with <excludes> (-Dnightly.excludes)
        more       https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#bad-wheel
''')
night.close()
return true
