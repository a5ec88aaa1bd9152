package io.github.nightlywheels.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.retry.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeAnacondaLateWritesTest {
    private static final String FILE = "demo-1.0-py3-none-any.whl";
    private static final String PATH = "spnw/demo/1.0/" + FILE;
    private static final byte[] OLD = {1, 2, 3};
    private static final byte[] NEW = {4, 5, 6};

    private final TestClock clock = new TestClock();

    @AutoClose
    private final FakeAnaconda fake =
            FakeAnaconda.withWriter("jdoe", "secret", "spnw", "demo").follows(clock);

    private final HandClient client = new HandClient(fake, "token secret");

    @BeforeEach
    void fillTheChannel() {
        fake.release("spnw", "demo", "1.0").distribution("spnw", "demo", "1.0", "demo-1.0-1-py3-none-any.whl", OLD);
    }

    private JsonNode stored(byte[] wheel) throws Exception {
        JsonNode staged = HandClient.JSON.readTree(client.stage(PATH, wheel).body());
        assertThat(client.store(staged, wheel).statusCode()).isEqualTo(201);
        return staged;
    }

    private void uploads(byte[] wheel) throws Exception {
        assertThat(client.commit(PATH, stored(wheel)).statusCode()).isEqualTo(200);
    }

    private boolean isThere() {
        return fake.distributions("spnw", "demo", "1.0").containsKey(FILE);
    }

    @Test
    void aCommitTakesEffectWhenItsTimeHasComeAndNotBefore() throws Exception {
        fake.answersOnce(Endpoint.COMMIT, 524).asCloudflarePage().takesEffectAfter(Duration.ofMinutes(3));
        assertThat(client.commit(PATH, stored(NEW)).statusCode()).isEqualTo(524);
        assertThat(fake.appliedWrites(Endpoint.COMMIT)).isEmpty();
        clock.passes(Duration.ofSeconds(179));
        assertThat(client.call("GET", "/dist/" + PATH).statusCode()).isEqualTo(404);
        assertThat(fake.lateWrites()).isEqualTo(1);
        clock.passes(Duration.ofSeconds(1));
        assertThat(client.call("GET", "/dist/" + PATH).statusCode()).isEqualTo(200);
        assertThat(fake.appliedWrites(Endpoint.COMMIT))
                .singleElement()
                .extracting(RecordedRequest::status)
                .isEqualTo(524);
        assertThat(fake.lateWrites()).isZero();
    }

    @Test
    void aTestSeesALateWriteWithoutAnotherRequest() throws Exception {
        fake.answersOnce(Endpoint.COMMIT, 524).takesEffectAfter(Duration.ofMinutes(3));
        assertThat(client.commit(PATH, stored(NEW)).statusCode()).isEqualTo(524);
        assertThat(isThere()).isFalse();
        fake.passes(Duration.ofMinutes(3));
        assertThat(isThere()).isTrue();
    }

    @Test
    void aWriteMayTakeEffectAfterSoManyRequests() throws Exception {
        fake.answersOnce(Endpoint.RELEASE_CREATE, 524).takesEffectAfterRequests(2);
        String body = HandClient.RELEASE.formatted("2.0");
        assertThat(client.call("POST", "/release/spnw/demo/2.0", body).statusCode())
                .isEqualTo(524);
        for (int i = 0; i < 2; i++) {
            assertThat(client.call("GET", "/release/spnw/demo/2.0").statusCode())
                    .isEqualTo(404);
        }
        assertThat(client.call("GET", "/release/spnw/demo/2.0").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsRefusedWhenItsTimeHasComeHasNoEffect() throws Exception {
        fake.answersOnce(Endpoint.RELEASE_CREATE, 524).takesEffectAfterRequests(1);
        String body = HandClient.RELEASE.formatted("2.0");
        assertThat(client.call("POST", "/release/spnw/demo/2.0", body).statusCode())
                .isEqualTo(524);
        assertThat(client.call("POST", "/release/spnw/demo/2.0", body).statusCode())
                .isEqualTo(200);
        assertThat(fake.appliedWrites(Endpoint.RELEASE_CREATE))
                .singleElement()
                .extracting(RecordedRequest::status)
                .isEqualTo(200);
        assertThat(fake.lateWrites()).isZero();
    }

    @Test
    void aStageTakesItsNameLate() throws Exception {
        fake.answersOnce(Endpoint.STAGE, 524).takesEffectAfter(Duration.ofSeconds(30));
        assertThat(client.stage(PATH, NEW).statusCode()).isEqualTo(524);
        assertThat(fake.staged()).isZero();
        clock.passes(Duration.ofSeconds(30));
        assertThat(client.stage(PATH, NEW).body()).contains("already exists or being uploaded");
    }

    @Test
    void aFileArrivesInTheStorageLate() throws Exception {
        fake.answersOnce(Endpoint.STORAGE, 503).takesEffectAfter(Duration.ofSeconds(30));
        JsonNode staged = HandClient.JSON.readTree(client.stage(PATH, NEW).body());
        assertThat(client.store(staged, NEW).statusCode()).isEqualTo(503);
        clock.passes(Duration.ofSeconds(30));
        assertThat(client.commit(PATH, staged).statusCode()).isEqualTo(200);
        assertThat(fake.violations()).isEmpty();
    }

    /** The old file is deleted twice, first late and then at once; what is sent after that meets the first. */
    private void replacesWhileADeletionIsLate(String deletion) throws Exception {
        fake.answersOnce(Endpoint.DIST_DELETE, 524).takesEffectAfter(Duration.ofMinutes(10));
        assertThat(client.call("DELETE", deletion).statusCode()).isEqualTo(524);
        assertThat(client.call("DELETE", deletion).statusCode()).isEqualTo(200);
        uploads(NEW);
        assertThat(isThere()).isTrue();
        clock.passes(Duration.ofMinutes(10));
    }

    @Test
    void aLateDeletionByNameTakesTheFileThatWasSentInBetween() throws Exception {
        uploads(OLD);
        replacesWhileADeletionIsLate("/dist/" + PATH);
        assertThat(isThere()).isFalse();
        assertThat(fake.appliedWrites(Endpoint.DIST_DELETE)).hasSize(2);
    }

    @Test
    void aLateDeletionByIdLeavesTheFileThatWasSentInBetween() throws Exception {
        uploads(OLD);
        String id = fake.distributions("spnw", "demo", "1.0").get(FILE).id();
        replacesWhileADeletionIsLate("/dist/spnw/demo/1.0/-/" + id);
        assertThat(isThere()).isTrue();
        assertThat(fake.appliedWrites(Endpoint.DIST_DELETE)).hasSize(1);
    }
}
