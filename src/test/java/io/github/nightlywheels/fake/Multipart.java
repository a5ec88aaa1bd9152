package io.github.nightlywheels.fake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nightlywheels.fake.RecordedRequest.Received;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a multipart/form-data body part by part. Plain fields are read to the next boundary; the file is taken to be the
 * last part, so its end is known from the request's length and no byte of it is searched or kept.
 */
final class Multipart {
    private static final int FIELD_LIMIT = 64 * 1024;
    private static final Pattern CONTENT_TYPE =
            Pattern.compile("multipart/form-data; *boundary=\"?([0-9A-Za-z'()+_,./:=?-]{1,70})\"?");
    private static final Pattern DISPOSITION =
            Pattern.compile("form-data; name=\"([^\"]+)\"(?:; filename=\"([^\"]*)\")?");

    /** The form is not one, for the reason given. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String reason) {
            super(reason);
        }
    }

    /** The head of a part. */
    record Part(String name, String filename) {
        boolean isFile() {
            return name.equals("file");
        }
    }

    private final Incoming in;
    private final byte[] delimiter;

    Multipart(Incoming in) throws Malformed, IOException {
        Matcher type = CONTENT_TYPE.matcher(in.header("content-type"));
        if (!type.matches()) {
            throw new Malformed("the Content-Type is not multipart/form-data with a boundary");
        }
        this.in = in;
        delimiter = ("\r\n--" + type.group(1)).getBytes(ISO_8859_1);
        String start = "--" + type.group(1) + "\r\n";
        if (!readExactly(start.length()).equals(start)) {
            throw new Malformed("the body does not start with the boundary");
        }
    }

    /** The next part's head. */
    Part next() throws Malformed, IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = readTo("\r\n"); !line.isEmpty(); line = readTo("\r\n")) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        Matcher disposition = DISPOSITION.matcher(headers.getOrDefault("content-disposition", ""));
        if (!disposition.matches()) {
            throw new Malformed("a part has no Content-Disposition: form-data; name=\"…\"");
        }
        String filename = disposition.group(2) == null ? "" : disposition.group(2);
        Part part = new Part(disposition.group(1), filename);
        headers.remove("content-disposition");
        if (part.isFile()) {
            headers.remove("content-type");
        }
        if (!headers.isEmpty() || (!part.isFile() && disposition.group(2) != null)) {
            throw new Malformed("the part " + part.name() + " says more than its name: " + headers.keySet());
        }
        return part;
    }

    /** A plain field's text; the form must go on after it, because the file comes last. */
    String value() throws Malformed, IOException {
        String value = readTo(new String(delimiter, ISO_8859_1));
        if (!readExactly(2).equals("\r\n")) {
            throw new Malformed("the form ends without a file");
        }
        return new String(value.getBytes(ISO_8859_1), UTF_8);
    }

    Received file(String filename, boolean digests) throws Malformed, IOException {
        MessageDigest sha256 = digest("SHA-256");
        MessageDigest md5 = digest("MD5");
        String end = new String(delimiter, ISO_8859_1) + "--";
        long tail = end.length() + 2L;
        long size = 0;
        byte[] buffer = new byte[64 * 1024];
        while (in.left() > tail) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, in.left() - tail));
            size += n;
            if (digests) {
                sha256.update(buffer, 0, n);
                md5.update(buffer, 0, n);
            }
        }
        String last = readExactly((int) Math.min(tail, in.left()));
        String rest = last.endsWith("\r\n") ? last.substring(0, last.length() - 2) : last;
        if (!rest.endsWith(end)) {
            throw new Malformed("the form does not end with its boundary right after the file");
        }
        byte[] held = rest.substring(0, rest.length() - end.length()).getBytes(ISO_8859_1);
        if (digests) {
            sha256.update(held);
            md5.update(held);
        }
        HexFormat hex = HexFormat.of();
        return new Received(
                filename,
                size + held.length,
                digests ? hex.formatHex(sha256.digest()) : "",
                digests ? hex.formatHex(md5.digest()) : "");
    }

    static Received received(String filename, byte[] content) {
        HexFormat hex = HexFormat.of();
        return new Received(
                filename,
                content.length,
                hex.formatHex(digest("SHA-256").digest(content)),
                hex.formatHex(digest("MD5").digest(content)));
    }

    private String readTo(String end) throws Malformed, IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] last = end.getBytes(ISO_8859_1);
        byte[] one = new byte[1];
        int matched = 0;
        while (matched < last.length) {
            if (text.size() > FIELD_LIMIT || in.read(one, 0, 1) < 0) {
                throw new Malformed("the form ends before its last boundary, or a field is very long");
            }
            text.write(one[0]);
            // Enough of a search: no proper prefix of a delimiter occurs again inside it.
            matched = one[0] == last[matched] ? matched + 1 : one[0] == last[0] ? 1 : 0;
        }
        String all = text.toString(ISO_8859_1);
        return all.substring(0, all.length() - end.length());
    }

    private String readExactly(int length) throws Malformed, IOException {
        byte[] bytes = new byte[length];
        int offset = 0;
        while (offset < length) {
            int n = in.read(bytes, offset, length - offset);
            if (n < 0) {
                throw new Malformed("the form is too short");
            }
            offset += n;
        }
        return new String(bytes, ISO_8859_1);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
