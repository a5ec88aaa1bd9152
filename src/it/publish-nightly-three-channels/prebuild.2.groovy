import io.github.nightlywheels.wheel.WheelBuilder

context.get('night').withWheel('target', WheelBuilder.wheel('demo', '1.0.dev20261123'))
context.get('pypi').account('__token__', 'another token')
return true
