package io.github.nightlywheels.wheel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts what comes out of a compressed tar. Long names and other headers are kept in memory by who reads them, however long they
 * are, and are no content of an entry: so they have a limit of their own.
 */
final class UnpackedTar extends FilterInputStream {
    /** The headers before one entry, in bytes: a path has at most some thousands. */
    private static final long LONGEST_HEADERS = 16 << 20;

    private final long most;
    private long count;
    private long headersStart;
    private boolean isInHeaders = true;

    /** More came out than an archive of that size has. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;

        TooLargeException(String message) {
            super(message);
        }
    }

    /**
     * Counts.
     *
     * @param most how many bytes may come out
     */
    UnpackedTar(InputStream tar, long most) {
        super(tar);
        this.most = most;
    }

    /** What comes now are headers. */
    void headersBegin() {
        headersStart = count;
        isInHeaders = true;
    }

    /** What comes now is content. */
    void contentBegins() {
        isInHeaders = false;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long length) throws IOException {
        long skipped = super.skip(length);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) throws TooLargeException {
        count += bytes;
        if (count > most) {
            throw new TooLargeException("far more content than the file's size");
        }
        if (isInHeaders && count - headersStart > LONGEST_HEADERS) {
            throw new TooLargeException("more than " + LONGEST_HEADERS + " bytes of headers before an entry");
        }
    }
}
