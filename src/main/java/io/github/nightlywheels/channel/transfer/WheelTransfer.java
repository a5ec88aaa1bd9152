package io.github.nightlywheels.channel.transfer;

import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.UploadListener;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import io.github.nightlywheels.failure.WheelFailure;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.http.UrlText;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.MediaType;

/**
 * One attempt to send the bytes of a wheel, of which a listener hears the beginning, the progress and the end.
 *
 * @param upload the wheel
 * @param operation what the attempt is for, in messages
 * @param url where the bytes are sent to
 * @param type what they are sent as, if that is said at all
 * @param listener hears of it
 */
public record WheelTransfer(
        Upload upload, String operation, HttpUrl url, Optional<MediaType> type, UploadListener listener) {

    /** Sends a body and reads the answer. */
    @FunctionalInterface
    public interface Sending<A> {
        A send(WheelBody body) throws IOException;
    }

    /** Says more of why there is no answer, where more is known. */
    @FunctionalInterface
    public interface Explanation {
        IOException of(IOException e, WheelBody body);
    }

    /**
     * Sends once.
     *
     * @param sending sends
     * @param refused the words of an answer by which the bytes were not taken
     * @param explanation is asked where there is no answer
     * @throws NoResponseException if there is no answer, or if the file could not be opened beside so many others
     * @throws FailureException if the file has changed or cannot be read
     */
    public <A> A send(Sending<A> sending, Function<A, Optional<String>> refused, Explanation explanation)
            throws NoResponseException {
        listener.started(upload);
        WheelBody body = new WheelBody(upload.wheel(), type, (chunk, sent) -> listener.progressed(upload, chunk, sent));
        Optional<String> broken = Optional.of("a fault of this plugin");
        try {
            A answer = sending.send(body);
            broken = refused.apply(answer);
            return answer;
        } catch (WheelBody.ChangedException e) {
            broken = Optional.of("the file has changed");
            throw new FailureException(new WheelFailure.Changed(upload.filename()), e);
        } catch (WheelBody.UnreadableException e) {
            broken = Optional.of("the file cannot be read");
            if (IoErrors.isTooManyOpenFiles(e.reason())) {
                throw new NoResponseException(operation, UrlText.address(url), e.reason());
            }
            throw new FailureException(IoErrors.unreadable(upload.wheel().path(), e.reason()), e.reason());
        } catch (IOException e) {
            IOException explained = explanation.of(e, body);
            NoResponseException unanswered = new NoResponseException(operation, UrlText.address(url), explained);
            broken = Optional.of(unanswered.words());
            throw unanswered;
        } finally {
            broken.ifPresentOrElse(words -> listener.brokeOff(upload, words), () -> listener.arrived(upload));
        }
    }
}
