package io.github.nightlywheels.channel.anaconda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that keep within the timeout for each byte, and never come to an end. */
@Timeout(120)
class SlowServersTest extends AnacondaTest {
    private static final String INCOMPLETE = "the answer was not complete after \\d+ s";

    private static AnacondaChannel channel(DribblingServer server) {
        return new LocalChannel(AnacondaRun.ORGANIZATION, AnacondaRun.TOKEN)
                .timeout(Duration.ofMillis(300))
                .limits(0, Duration.ZERO)
                .open(server.url());
    }

    @Test
    void aHeadThatDribblesIsGivenUp() throws IOException {
        try (DribblingServer server = DribblingServer.inHead();
                AnacondaChannel channel = channel(server)) {
            assertThat(channel.probe(List.of()).essentials().account().why()).containsPattern(INCOMPLETE);
        }
    }

    @Test
    void aBodyThatDribblesIsGivenUp() throws IOException {
        try (DribblingServer server = DribblingServer.inBody();
                AnacondaChannel channel = channel(server)) {
            FailureException failed =
                    catchThrowableOfType(FailureException.class, () -> channel.history(new ProjectName("demo")));
            assertThat(failed.failure()).isInstanceOf(TransferFailure.Unreachable.class);
            assertThat(failed.failure().problem()).containsPattern(INCOMPLETE);
        }
    }

    @Test
    void aStorageThatDribblesIsGivenUp() throws IOException {
        try (DribblingServer server = DribblingServer.inHead()) {
            run.fake.alwaysAnswers(
                    Endpoint.STAGE,
                    Answer.of(
                            200,
                            "application/json",
                            "{\"post_url\": \"" + server.url() + "\", \"form_data\": {}, \"dist_id\": \"1\"}"));
            assertThat(run.timeout(Duration.ofMillis(300))
                            .limits(0, Duration.ZERO)
                            .publish(run.demo("cp312", "a"))
                            .failure()
                            .orElseThrow()
                            .failure()
                            .problem())
                    .containsPattern(INCOMPLETE);
        }
    }
}
