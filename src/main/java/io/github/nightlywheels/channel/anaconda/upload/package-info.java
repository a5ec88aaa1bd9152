/**
 * Puts wheels on the channel ({@code anaconda-api.md} sections 1.4 to 1.9): {@code UploadBatch} orders the uploads of a run and
 * reads them back, each wheel is staged, sent to the storage and committed, and a file is deleted only when its replacement is
 * known to be accepted.
 */
@NullMarked
package io.github.nightlywheels.channel.anaconda.upload;

import org.jspecify.annotations.NullMarked;
