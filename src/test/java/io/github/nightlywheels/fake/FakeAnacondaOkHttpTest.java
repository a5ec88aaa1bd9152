package io.github.nightlywheels.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.fake.RecordedRequest.Field;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The client library of the plugin meets the fake with nothing of the plugin in between. */
class FakeAnacondaOkHttpTest {
    private static final String FILE = "demo-1.0+x-py3-none-any.whl";
    private static final byte[] WHEEL = new byte[300_000];

    @AutoClose
    private final FakeAnaconda fake =
            FakeAnaconda.withWriter("jdoe", "secret", "spnw", "demo").release("spnw", "demo", "1.0+x");

    private final OkHttpClient http = new OkHttpClient();

    @AfterEach
    void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private JsonNode posts(String verb, String body) throws IOException {
        HttpUrl.Builder url = HttpUrl.get(fake.apiUrl()).newBuilder().addPathSegment(verb);
        for (String segment : new String[] {"spnw", "demo", "1.0+x", FILE}) {
            url.addEncodedPathSegment(segment.replace("+", "%2B"));
        }
        Request request = new Request.Builder()
                .url(url.build())
                .header("Authorization", "token secret")
                .post(RequestBody.create(body, MediaType.get("application/json")))
                .build();
        try (Response response = http.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(200);
            return HandClient.JSON.readTree(response.body().string());
        }
    }

    @Test
    void itsOwnMultipartFormIsAccepted() throws IOException {
        JsonNode staged = posts("stage", HandClient.promise(WHEEL).toString());
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        for (Field field : HandClient.fields(staged, WHEEL)) {
            form.addFormDataPart(field.name(), field.value());
        }
        form.addFormDataPart("file", FILE, RequestBody.create(WHEEL, null));
        Request request = new Request.Builder()
                .url(staged.path("post_url").asText())
                .post(form.build())
                .build();
        try (Response response = http.newCall(request).execute()) {
            assertThat(fake.violations()).isEmpty();
            assertThat(response.code()).isEqualTo(201);
        }
        posts("commit", "{\"dist_id\":\"" + staged.path("dist_id").asText() + "\"}");
        assertThat(fake.distributions("spnw", "demo", "1.0+x").get(FILE).size()).isEqualTo(WHEEL.length);
        assertThat(fake.connectionsOpened()).isEqualTo(2);
    }
}
