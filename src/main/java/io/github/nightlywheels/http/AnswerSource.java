package io.github.nightlywheels.http;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** The body of an answer, which must neither be too long nor come too slowly. */
public final class AnswerSource extends ForwardingSource {
    private final long limit;
    private final Duration patience;
    private final long begun = System.nanoTime();
    private long read;

    private AnswerSource(Source body, long limit, Duration patience) {
        super(body);
        this.limit = limit;
        this.patience = patience;
    }

    /**
     * The body of a response; reading it throws {@link AnswerTooLongException} after {@code limit} bytes.
     *
     * @param patience how long it may take on top of what {@link CallLimit#SLOWEST} explains
     */
    public static BufferedSource of(Response response, long limit, Duration patience) throws IOException {
        if (response.body().contentLength() > limit) {
            throw new AnswerTooLongException(limit);
        }
        return Okio.buffer(new AnswerSource(response.body().source(), limit, patience));
    }

    /**
     * The beginning of the body of a response, for words that a person is shown.
     *
     * @param most how many bytes are read
     * @param patience as in {@link #of}
     */
    public static Buffer beginning(Response response, long most, Duration patience) throws IOException {
        BufferedSource source = of(response, Long.MAX_VALUE, patience);
        Buffer beginning = new Buffer();
        long read = 0;
        while (read >= 0 && beginning.size() < most) {
            read = source.read(beginning, most - beginning.size());
        }
        return beginning;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        long n = super.read(sink, byteCount);
        if (n > 0) {
            read += n;
            if (read > limit) {
                throw new AnswerTooLongException(limit);
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            if (taken.compareTo(patience.plus(CallLimit.of(read))) > 0) {
                throw new TooSlowException(taken);
            }
        }
        return n;
    }
}
