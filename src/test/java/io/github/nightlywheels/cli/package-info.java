/** The command line: in this process where nothing else is needed, and as the real jar in processes of its own. */
package io.github.nightlywheels.cli;
