package io.github.nightlywheels.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.fake.RecordedRequest.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** An upload by hand, one request at a time, with every part of it open to mischief. */
final class HandClient {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String PACKAGE =
            "{\"public\":true,\"publish\":false,\"public_attrs\":{\"name\":\"%s\",\"summary\":null,"
                    + "\"license\":{\"name\":null,\"url\":null,\"family\":null},\"package_types\":[\"pypi\"]}}";
    static final String RELEASE =
            "{\"requirements\":[],\"announce\":null,\"description\":\"\",\"version\":\"%s\"," + "\"home_page\":null}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FakeAnaconda fake;
    private final String authorization;

    HandClient(FakeAnaconda fake, String authorization) {
        this.fake = fake;
        this.authorization = authorization;
    }

    HttpResponse<String> call(String method, String path) throws IOException, InterruptedException {
        return call(method, path, "");
    }

    HttpResponse<String> call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(fake.apiUrl() + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        BodyPublisher publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return http.send(request.method(method, publisher).build(), BodyHandlers.ofString());
    }

    /** Any other address, without the token. */
    HttpResponse<String> at(String method, String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> stage(String path, byte[] wheel) throws IOException, InterruptedException {
        return call("POST", "/stage/" + path, promise(wheel).toString());
    }

    HttpResponse<String> commit(String path, JsonNode staged) throws IOException, InterruptedException {
        return call(
                "POST",
                "/commit/" + path,
                "{\"dist_id\":\"" + staged.path("dist_id").asText() + "\"}");
    }

    /** Sends the file as a stage answer asks for it. */
    HttpResponse<String> store(JsonNode staged, byte[] wheel) throws IOException, InterruptedException {
        return post(BodyPublishers.ofByteArray(form(fields(staged, wheel), wheel, "")));
    }

    HttpResponse<String> post(BodyPublisher form, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(fake.storageUrl() + "/bucket/"))
                .header("Content-Type", "multipart/form-data; boundary=xYx");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.POST(form).build(), BodyHandlers.ofString());
    }

    static List<Field> fields(JsonNode staged, byte[] wheel) {
        List<Field> fields = new ArrayList<>();
        staged.path("form_data").forEachEntry((name, value) -> fields.add(new Field(name, value.asText())));
        fields.add(new Field("Content-Length", Integer.toString(wheel.length)));
        fields.add(new Field("Content-MD5", Base64.getEncoder().encodeToString(digest("MD5", wheel))));
        return fields;
    }

    static byte[] form(List<Field> fields, byte[] wheel, String fieldHeader) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (Field field : fields) {
            form.writeBytes(("--xYx\r\nContent-Disposition: form-data; name=\"" + field.name() + "\"\r\n" + fieldHeader
                            + "\r\n" + field.value() + "\r\n")
                    .getBytes(UTF_8));
        }
        form.writeBytes("--xYx\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n".getBytes(UTF_8));
        form.writeBytes(wheel);
        form.writeBytes("\r\n--xYx--\r\n".getBytes(UTF_8));
        return form.toByteArray();
    }

    static ObjectNode promise(byte[] wheel) {
        ObjectNode promise = JSON.createObjectNode();
        promise.put("distribution_type", "pypi");
        promise.putNull("description");
        promise.putObject("attrs")
                .put("packagetype", "bdist_wheel")
                .put("python_version", "py3")
                .putNull("abi")
                .put("build_no", 0);
        ObjectNode dependencies = promise.putObject("dependencies").put("has_dep_errors", false);
        dependencies
                .putArray("depends")
                .addObject()
                .put("name", "numpy")
                .putArray("specs")
                .addArray()
                .add(">=")
                .add("2");
        dependencies.putArray("extras");
        dependencies.putArray("environments");
        promise.putArray("channels").add("main");
        promise.put("sha256", HexFormat.of().formatHex(digest("SHA-256", wheel)));
        return promise;
    }

    static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
