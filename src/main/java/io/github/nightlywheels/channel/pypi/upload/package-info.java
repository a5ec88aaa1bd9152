/**
 * Uploads to a PyPI-compatible server ({@code pypi-upload-api.md} sections 1 and 2): {@code FormFields} makes the form of a file,
 * {@code UploadClient} sends it once, {@code UploadAnswerClassifier} knows what an answer means, {@code PypiUploader} repeats it, {@code
 * UploadSettlement} settles by the index what no answer tells, and {@link
 * io.github.nightlywheels.channel.pypi.upload.PypiUploadBatch} says what comes after what.
 */
@NullMarked
package io.github.nightlywheels.channel.pypi.upload;

import org.jspecify.annotations.NullMarked;
