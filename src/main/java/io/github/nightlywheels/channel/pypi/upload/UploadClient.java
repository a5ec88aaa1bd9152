package io.github.nightlywheels.channel.pypi.upload;

import io.github.nightlywheels.channel.pypi.api.Credentials;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.channel.transfer.WheelBody;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.http.AnswerSource;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.http.FirstContact;
import io.github.nightlywheels.http.HttpTransport;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.http.RetryAfter;
import io.github.nightlywheels.http.UrlText;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.wheel.Wheel;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;

/**
 * Sends the form of one file once ({@code pypi-upload-api.md} sections 0 and 1): all parts with a known length, so that the body
 * is never chunked, and the file last. The credentials go along at once, for PyPI never asks for them.
 */
final class UploadClient {
    /** PyPI's own workers have 240 seconds, and others are slower. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** What the file is sent as; PyPI refuses some other types. */
    static final MediaType CONTENT = MediaType.get("application/octet-stream");

    private static final String ACCEPT = "application/json, text/plain;q=0.8, text/html;q=0.7";
    private static final int READ_OF_ANSWER = 64 * 1024;

    private final PypiServer server;
    private final Credentials credentials;
    private final HttpTransport http;
    private final ConnectionSettings settings;
    private final Clock clock;
    private final FirstContact contact;

    UploadClient(
            PypiServer server,
            Credentials credentials,
            HttpTransport http,
            ConnectionSettings settings,
            Clock clock,
            FirstContact contact) {
        this.server = server;
        this.credentials = credentials;
        this.http = http;
        this.settings = settings;
        this.clock = clock;
        this.contact = contact;
    }

    /** What it means that an upload got no answer: the last try, if the server has never answered and had time enough. */
    NoResponseException judge(NoResponseException unanswered) {
        return contact.judge(UrlText.address(server.upload()), unanswered);
    }

    /**
     * Gets the credentials ready.
     *
     * @throws io.github.nightlywheels.failure.FailureException if they cannot be had, or if the work was stopped
     */
    void prepare(RetryBudget budget) {
        credentials.prepare(budget);
    }

    /**
     * Sends once.
     *
     * @param attempt the number of the attempt, from 1
     * @throws IOException if there is no answer
     */
    UploadAnswer send(Wheel wheel, List<FormFields.Field> fields, WheelBody content, int attempt) throws IOException {
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        fields.forEach(field -> form.addFormDataPart(field.name(), field.value()));
        form.addFormDataPart("content", wheel.filename().text(), content);
        Request.Builder request = new Request.Builder()
                .url(server.upload())
                .header("User-Agent", settings.userAgent())
                .header("Accept", ACCEPT)
                .post(form.build());
        credentials.authorize(value -> request.header("Authorization", value));
        HttpTransport.Options options = options(attempt);
        return http.send(request.build(), options, response -> {
            contact.answered(UrlText.address(server.upload()));
            UploadAnswer answer = read(response, wheel, options.answerTimeout());
            return new HttpTransport.Body<>(
                    answer, List.of(), Optional.of(answer.reply().text()));
        });
    }

    /** How an upload is sent: its answer may take longer than that to any other request. */
    HttpTransport.Options options(int attempt) {
        Duration patience = settings.timeout().compareTo(PATIENCE) > 0 ? settings.timeout() : PATIENCE;
        return new HttpTransport.Options(attempt, patience, READ_OF_ANSWER, credentials::redact);
    }

    private UploadAnswer read(Response response, Wheel wheel, Duration patience) throws IOException {
        String body = read(response, patience);
        Optional<String> target =
                Optional.ofNullable(response.header("Location")).map(location -> UrlText.targetInWords(response));
        ReplyWords words = ReplyWords.of(response.code(), body, response.message(), credentials::redact);
        return new UploadAnswer(
                new ServerReply("upload " + wheel.filename().text(), response.code(), words.shown()),
                words.all(),
                ReplyWords.isPage(body),
                target,
                RetryAfter.of(response, clock),
                isPlainText(response) && isSentence(body) ? Optional.of(words.shown()) : Optional.empty());
    }

    /** A single word, such as OK, says no more than the status. */
    private static boolean isSentence(String body) {
        return body.strip().contains(" ");
    }

    private static boolean isPlainText(Response response) {
        MediaType type = response.body().contentType();
        return type != null && type.type().equals("text") && type.subtype().equals("plain");
    }

    private static String read(Response response, Duration patience) throws IOException {
        Buffer beginning = AnswerSource.beginning(response, READ_OF_ANSWER, patience);
        MediaType type = response.body().contentType();
        Charset charset = type == null ? StandardCharsets.UTF_8 : type.charset(StandardCharsets.UTF_8);
        return beginning.readString(charset == null ? StandardCharsets.UTF_8 : charset);
    }
}
