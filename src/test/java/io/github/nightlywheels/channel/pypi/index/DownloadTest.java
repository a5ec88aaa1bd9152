package io.github.nightlywheels.channel.pypi.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.fake.pypi.FakePypi;
import io.github.nightlywheels.fake.pypi.StoredFile;
import io.github.nightlywheels.http.ConnectionSettings;
import io.github.nightlywheels.http.HttpTransport;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which files are downloaded to learn their digests. */
class DownloadTest {
    private static final String NAME = "demo-1.0-py3-none-any.whl";

    private final FakePypi fake = new FakePypi();
    private final ConnectionSettings settings = ConnectionSettings.direct(Duration.ofSeconds(20), 1, "test/1.0");
    private final HttpTransport http = new HttpTransport(settings);

    @BeforeEach
    void start() {
        fake.has("demo", "1.0", NAME, new byte[] {1, 2, 3});
    }

    @AfterEach
    void stop() {
        http.close();
        fake.close();
    }

    private Optional<String> sha256(OptionalLong size) {
        return sha256(size, Download.LARGEST);
    }

    private Optional<String> sha256(OptionalLong size, long largest) {
        HttpUrl url = HttpUrl.get(fake.indexUrl().replace("/simple/", "/files/" + NAME));
        Download download = new Download(
                http,
                settings,
                from -> new Request.Builder().url(from),
                new HttpTransport.Options(1, Duration.ofSeconds(20), 1024, text -> text),
                largest);
        return download.sha256(new IndexFile(NAME, url, Map.of(), size, Optional.empty()));
    }

    @Test
    void tellsTheDigestOfWhatItDownloads() {
        String digest = fake.find(NAME).map(file -> digest(file)).orElseThrow();
        assertThat(sha256(OptionalLong.empty())).contains(digest);
        assertThat(sha256(OptionalLong.of(Download.LARGEST))).contains(digest);
    }

    private static String digest(StoredFile file) {
        return file.digest("SHA-256");
    }

    @Test
    void leavesOutWhatIsTooLarge() {
        assertThat(sha256(OptionalLong.of(Download.LARGEST + 1))).isEmpty();
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void breaksOffWhereAFileIsLargerThanItsIndexHasTold() {
        assertThat(sha256(OptionalLong.empty(), 3)).isPresent();
        assertThat(sha256(OptionalLong.empty(), 2)).isEmpty();
        assertThat(sha256(OptionalLong.of(1), 2)).isEmpty();
    }

    @Test
    void knowsNothingOfWhatItIsRefused() {
        fake.refusesDownloads();
        assertThat(sha256(OptionalLong.empty())).isEmpty();
    }
}
