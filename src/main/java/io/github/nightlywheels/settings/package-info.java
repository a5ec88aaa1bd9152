/**
 * The credentials in Maven's {@code settings.xml}, read and decrypted with Maven's own libraries; for every front end, since
 * the file is there where no Maven runs, too.
 */
@NullMarked
package io.github.nightlywheels.settings;

import org.jspecify.annotations.NullMarked;
