package io.github.nightlywheels.fake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Puts answers on one connection: whole, cut off, as a stream, or byte by byte. */
final class AnswerWriter {
    private final OutputStream out;
    private String version = "HTTP/1.1";

    AnswerWriter(OutputStream out) {
        this.out = out;
    }

    /** The version of HTTP that answers are in. */
    void speaks(String other) {
        version = other;
    }

    /** Writes an answer; with {@code bodyBytes} below the body's length it is cut off after that many. */
    void write(Answer answer, boolean withBody, boolean keepOpen, int bodyBytes) throws IOException {
        boolean hasBody = withBody && answer.status() != 204 && answer.status() != 304;
        byte[] body = answer.body().getBytes(UTF_8);
        byte[] head = head(answer, body.length, keepOpen);
        int bodyLength = hasBody ? Math.min(bodyBytes, body.length) : 0;
        byte[] all = new byte[head.length + bodyLength];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, bodyLength);
        out.write(all);
        out.flush();
        if (hasBody && bodyBytes > 0 && answer.stream().isPresent()) {
            ChunkedOutput chunks = new ChunkedOutput(out, isHttp11());
            answer.stream().get().writeTo(chunks);
            chunks.finish();
        }
    }

    /** Writes an answer byte by byte, with a pause after each, until it is all sent or the fake is closed. */
    void dribble(Answer answer, Duration pause, CountDownLatch closed) throws IOException {
        byte[] body = answer.body().getBytes(UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head(answer, body.length, false));
        all.writeBytes(body);
        try {
            for (byte one : all.toByteArray()) {
                out.write(one);
                out.flush();
                if (closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] head(Answer answer, int bodyLength, boolean keepOpen) {
        StringBuilder head =
                new StringBuilder(version + " " + answer.status() + " " + Reasons.of(answer.status()) + "\r\n");
        answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (answer.stream().isPresent()) {
            head.append(isHttp11() ? "Transfer-Encoding: chunked\r\n" : "");
        } else if (answer.status() != 204 && !answer.headers().containsKey("Content-Length")) {
            head.append("Content-Length: " + bodyLength + "\r\n");
        }
        head.append(keepOpen ? "\r\n" : "Connection: close\r\n\r\n");
        return head.toString().getBytes(ISO_8859_1);
    }

    private boolean isHttp11() {
        return version.equals("HTTP/1.1");
    }
}
