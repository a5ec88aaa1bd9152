/**
 * A channel on anaconda.org, or on a server that speaks its API ({@code anaconda-api.md}). The path of one wheel: {@link
 * io.github.nightlywheels.channel.anaconda.AnacondaChannel} hands it to an {@code UploadBatch}, which orders the uploads and
 * reads them back; {@code WheelUploader} stages, sends and commits one; {@code ReleaseCreator} sees to it that package and
 * release exist; {@code RetryingApi} repeats and settles single requests, {@code ApiClient} and {@code StorageClient} put them
 * on the wire, and {@code AnswerClassifier} knows what the server's answers mean. Nothing else knows the server's JSON.
 */
@NullMarked
package io.github.nightlywheels.channel.anaconda;

import org.jspecify.annotations.NullMarked;
