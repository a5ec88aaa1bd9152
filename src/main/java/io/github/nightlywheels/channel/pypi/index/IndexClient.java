package io.github.nightlywheels.channel.pypi.index;

import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.UploadUrlFailure;
import io.github.nightlywheels.http.AnswerSource;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.http.FirstContact;
import io.github.nightlywheels.http.HttpTransport;
import io.github.nightlywheels.http.NoResponseException;
import io.github.nightlywheels.http.RetryAfter;
import io.github.nightlywheels.http.Statuses;
import io.github.nightlywheels.http.UrlText;
import io.github.nightlywheels.retry.Attempt;
import io.github.nightlywheels.retry.Retrier;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.token.Token;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Reads a simple index ({@code pypi-upload-api.md} section 3). The credentials go only to the host of the upload URL, and
 * redirects are followed only within the host of the index: one that leads elsewhere says that the project is not there.
 */
public final class IndexClient {
    private static final String ACCEPT =
            "application/vnd.pypi.simple.v1+json," + " application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01";
    private static final long LONGEST_PAGE = 256L * 1024 * 1024;
    private static final long USUAL_PAGE = 4L * 1024 * 1024;

    private static final int MOST_REDIRECTS = 5;
    private static final int BEGINNING = 64 * 1024;
    private static final String SIGN_IN = "it shows a form, as pages to sign in do, and no index";

    private final PypiServer server;
    private final Optional<Token> token;
    private final String userIfNone;
    private final HttpTransport http;
    private final ConnectionSettings settings;
    private final Retrier retrier;
    private final Clock clock;
    private final FirstContact contact;

    /**
     * A client.
     *
     * @param token the credentials, if there are any
     * @param userIfNone the user name where none goes with them
     */
    public IndexClient(
            PypiServer server,
            Optional<Token> token,
            String userIfNone,
            HttpTransport http,
            ConnectionSettings settings,
            Retrier retrier,
            Clock clock,
            FirstContact contact) {
        this.server = server;
        this.token = token;
        this.userIfNone = userIfNone;
        this.http = http;
        this.settings = settings;
        this.retrier = retrier;
        this.clock = clock;
        this.contact = contact;
    }

    /** Loads what reads pages in JSON, which takes a while the first time. */
    public static void prepareToRead() {
        JsonIndexPage.prepare();
    }

    /** Whether there is an index to read. */
    public boolean isKnown() {
        return server.index().isPresent();
    }

    /**
     * The page of a project; reading it is repeated while it may do better.
     *
     * @throws FailureException if it could not be read
     */
    public IndexPage read(ProjectName project, RetryBudget budget) {
        HttpUrl page = server.index()
                .orElseThrow()
                .newBuilder()
                .addPathSegment(project.normalized())
                .addPathSegment("")
                .build();
        String operation = "read " + project.normalized() + " in the index";
        AtomicInteger attempts = new AtomicInteger();
        return retrier.call(
                operation, budget, () -> read(project.normalized(), page, operation, attempts.incrementAndGet()));
    }

    /**
     * What the index as a whole answers, of which only the status and the beginning are read: it may list more projects than
     * there is room for. Some servers have pages for their projects only, so that most statuses tell nothing.
     */
    public Lookup<String> root() {
        HttpUrl url = server.index().orElseThrow();
        try {
            return http.send(
                    pageRequest(url), options(1, USUAL_PAGE), response -> HttpTransport.Body.of(root(response, url)));
        } catch (IOException e) {
            return new Lookup.Unknown<>(
                    new NoResponseException("look at the index", UrlText.address(url), e).explanation());
        }
    }

    private Lookup<String> root(Response response, HttpUrl url) throws IOException {
        return switch (response.code()) {
            case 200 ->
                SignInForm.replacesList(AnswerSource.beginning(response, BEGINNING, settings.timeout())
                                .readUtf8())
                        ? new Lookup.Denied<>(unreadable(url, SIGN_IN))
                        : new Lookup.Found<>(UrlText.withoutCredentials(url) + " answers");
            case 401, 403 -> new Lookup.Denied<>(refused(url, response.code()));
            default ->
                new Lookup.Unknown<>(
                        "it answered " + response.code()
                                + ", as some do that have a page for each project; no project is named that could be looked for");
        };
    }

    private Attempt<IndexPage> read(String project, HttpUrl page, String operation, int attempt) {
        HttpUrl url = page;
        try {
            for (int redirects = 0; ; redirects++) {
                settings.requireSecure(url);
                Reading reading = http.send(
                        pageRequest(url),
                        options(attempt, USUAL_PAGE),
                        response -> HttpTransport.Body.of(read(project, response, operation)));
                contact.answered(UrlText.address(url));
                if (reading.next().isEmpty()) {
                    return reading.attempt().orElseThrow();
                }
                HttpUrl next = reading.next().get();
                if (!next.host().equals(url.host())
                        || next.port() != url.port()
                        || !next.scheme().equals(url.scheme())) {
                    IndexPage elsewhere =
                            new IndexPage(project, page, false, List.of(), Optional.of(UrlText.address(next)));
                    return new Attempt.Success<>(elsewhere);
                }
                if (redirects == MOST_REDIRECTS) {
                    throw new FailureException(unreadable(page, "it redirects in a circle"));
                }
                url = next;
            }
        } catch (IOException e) {
            String address = UrlText.address(url);
            return NoResponseException.again(contact.judge(address, new NoResponseException(operation, address, e)));
        }
    }

    /** What one request came to: an end, or another URL. */
    private record Reading(Optional<Attempt<IndexPage>> attempt, Optional<HttpUrl> next) {
        static Reading end(Attempt<IndexPage> attempt) {
            return new Reading(Optional.of(attempt), Optional.empty());
        }
    }

    /** Asks for what is there now, and not for what a cache between here and the index knows. */
    private Request pageRequest(HttpUrl url) {
        return request(url)
                .header("Accept", ACCEPT)
                .header("Cache-Control", "no-cache")
                .build();
    }

    private Request.Builder request(HttpUrl url) {
        Request.Builder request = new Request.Builder().url(url).header("User-Agent", settings.userAgent());
        if (server.isReadWithCredentials(url)) {
            token.ifPresent(known -> known.authorizeBasic(userIfNone, value -> request.header("Authorization", value)));
        }
        return request;
    }

    private HttpTransport.Options options(int attempt, long bytes) {
        return new HttpTransport.Options(attempt, settings.timeout(), bytes, this::redact);
    }

    private String redact(String text) {
        return token.map(known -> known.redact(text)).orElse(text);
    }

    private Reading read(String project, Response response, String operation) throws IOException {
        HttpUrl url = response.request().url();
        if (response.isRedirect()) {
            return UrlText.target(response)
                    .map(next -> new Reading(Optional.empty(), Optional.of(next)))
                    .orElseThrow(() -> new FailureException(unreadable(url, UrlText.redirection(response))));
        }
        if (response.code() == 404 || response.code() == 410) {
            return Reading.end(new Attempt.Success<>(IndexPage.absent(project, url)));
        }
        if (Statuses.mayPass(response.code())) {
            return Reading.end(new Attempt.Retry<>(
                    "the index answered " + response.code(),
                    RetryAfter.of(response, clock),
                    new TransferFailure.ServerError(
                            new ServerReply(operation, response.code(), ""), server.statusPage())));
        }
        if (response.code() != 200) {
            throw new FailureException(refused(url, response.code()));
        }
        List<IndexFile> files = files(response, url);
        boolean exists = files.isEmpty() || files.stream().anyMatch(file -> !server.isForeign(url, file.url()));
        return Reading.end(new Attempt.Success<>(new IndexPage(project, url, exists, files, Optional.empty())));
    }

    private List<IndexFile> files(Response response, HttpUrl url) throws IOException {
        MediaType type = response.body().contentType();
        InputStream body =
                AnswerSource.of(response, LONGEST_PAGE, settings.timeout()).inputStream();
        if (type != null && type.subtype().contains("json")) {
            return JsonIndexPage.read(body, url);
        }
        HtmlIndexPage page = HtmlIndexPage.read(new InputStreamReader(body, StandardCharsets.UTF_8), url);
        if (page.isSignInForm()) {
            throw new FailureException(unreadable(url, SIGN_IN));
        }
        return page.files();
    }

    private Failure refused(HttpUrl url, int status) {
        boolean isAboutAccess = status == 401 || status == 403;
        Optional<String> sent = token.filter(known -> isAboutAccess && server.isReadWithCredentials(url))
                .map(Token::source);
        String askedWith = sent.map(source -> " to the credentials from " + source)
                .orElse(isAboutAccess ? " to a request without credentials" : "");
        return new UploadUrlFailure.IndexUnreadable(
                UrlText.withoutCredentials(url), "it answered " + status + askedWith, sent);
    }

    private static Failure unreadable(HttpUrl url, String detail) {
        return new UploadUrlFailure.IndexUnreadable(UrlText.withoutCredentials(url), detail, Optional.empty());
    }

    /**
     * Downloads a file to learn its SHA-256, for an index that tells none.
     *
     * @return empty if it cannot be downloaded, or is too large for that
     */
    public Optional<String> downloadSha256(IndexFile file) {
        HttpTransport.Options options = options(1, file.size().orElse(Download.LARGEST));
        return new Download(http, settings, this::request, options, Download.LARGEST).sha256(file);
    }
}
