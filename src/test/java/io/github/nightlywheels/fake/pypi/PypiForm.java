package io.github.nightlywheels.fake.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.nightlywheels.wheel.SdistBuilder;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A form as PyPI takes it, with a small wheel, until something of it is changed. */
final class PypiForm {
    static final String WHEEL = "demo-1.0-py3-none-any.whl";
    static final String SDIST = "demo-1.0.tar.gz";
    private static final OkHttpClient CLIENT =
            new OkHttpClient.Builder().followRedirects(false).build();

    private final Path directory;
    private final WheelBuilder wheel = WheelBuilder.wheel("demo", "1.0");
    private final List<String[]> fields = new ArrayList<>();
    private Optional<String> tuple = Optional.empty();
    private Optional<byte[]> content = Optional.empty();
    private String filename = WHEEL;
    private boolean hasFile = true;
    private String type = "application/octet-stream";
    private Optional<String> authorization = Optional.empty();
    private String query = "";

    PypiForm(Path directory) {
        this.directory = directory;
        set(":action", "file_upload");
        set("protocol_version", "1");
        set("metadata_version", "2.1");
        set("name", "demo");
        set("version", "1.0");
        set("filetype", "bdist_wheel");
        set("pyversion", "py3");
        set("requires_python", "");
    }

    PypiForm set(String name, String value) {
        without(name);
        return add(name, value);
    }

    PypiForm add(String name, String value) {
        fields.add(new String[] {name, value});
        return this;
    }

    PypiForm without(String name) {
        fields.removeIf(field -> field[0].equals(name));
        return this;
    }

    /** Sends the field as a file. */
    PypiForm tuple(String name) {
        tuple = Optional.of(name);
        return this;
    }

    PypiForm named(String name) {
        filename = name;
        return this;
    }

    PypiForm content(byte[] bytes) {
        content = Optional.of(bytes);
        return this;
    }

    /** Changes the wheel. */
    PypiForm wheel(Consumer<WheelBuilder> change) {
        change.accept(wheel);
        return this;
    }

    PypiForm withoutFile() {
        hasFile = false;
        return this;
    }

    PypiForm sdist() {
        return sdist(SdistBuilder.sdist("demo", "1.0"));
    }

    PypiForm sdist(SdistBuilder builder) {
        return set("filetype", "sdist")
                .set("pyversion", "source")
                .named(SDIST)
                .content(read(builder.buildIn(directory)));
    }

    PypiForm contentType(String other) {
        type = other;
        return this;
    }

    PypiForm token(String other) {
        return authorization(Credentials.basic("__token__", other, UTF_8));
    }

    PypiForm authorization(String header) {
        authorization = Optional.of(header);
        return this;
    }

    PypiForm query(String other) {
        query = other;
        return this;
    }

    String filename() {
        return filename;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file as it is sent. */
    StoredFile file() {
        byte[] bytes = content.orElseGet(() -> read(wheel.buildIn(directory)));
        return new StoredFile("demo", "1.0", filename, bytes, Instant.EPOCH, "");
    }

    private RequestBody body() {
        StoredFile file = file();
        MultipartBody.Builder body = new MultipartBody.Builder().setType(MultipartBody.FORM);
        fields.forEach(field -> body.addFormDataPart(field[0], field[1]));
        if (fields.stream().noneMatch(field -> field[0].endsWith("_digest"))) {
            body.addFormDataPart("sha256_digest", file.digest("SHA-256"));
        }
        tuple.ifPresent(name -> body.addFormDataPart(name, "file.txt", RequestBody.create("x".getBytes(UTF_8))));
        if (hasFile) {
            body.addFormDataPart("content", filename, RequestBody.create(file.content(), MediaType.get(type)));
        }
        return body.build();
    }

    /** Sends it, with the right token as long as nothing else is said. */
    Response send(FakePypi fake) throws IOException {
        return send(fake, body());
    }

    Response send(FakePypi fake, RequestBody body) throws IOException {
        String header = authorization.orElseGet(() -> Credentials.basic("__token__", fake.password(), UTF_8));
        return CLIENT.newCall(new Request.Builder()
                        .url(fake.uploadUrl() + query)
                        .header("Authorization", header)
                        .post(body)
                        .build())
                .execute();
    }
}
