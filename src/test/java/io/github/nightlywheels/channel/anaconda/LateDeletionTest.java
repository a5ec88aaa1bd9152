package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.LOGIN;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.TOKEN;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.failure;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.fake.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A deletion that got no answer is carried out by the server when the new file is already there. */
class LateDeletionTest extends FileReplacementTest {
    private final HttpClient late =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Has the server carry out the first deletion that it was asked for. */
    private void carryOutFirstDeletion() {
        String path = run.fake.requests(Endpoint.DIST_DELETE).get(0).path();
        HttpRequest request = HttpRequest.newBuilder(URI.create(run.fake.apiUrl() + path))
                .header("Authorization", "token " + TOKEN)
                .header("Accept", "application/json")
                .DELETE()
                .build();
        try {
            assertThat(late.send(request, BodyHandlers.ofString()).statusCode()).isIn(200, 404);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theFileIsDeletedByItsIdSoThatNoRepetitionHitsTheNewOne() {
        run.fake.listsIds().html(Endpoint.DIST_DELETE, 1, 504).after(Endpoint.COMMIT, this::carryOutFirstDeletion);
        assertThat(run.publishes(changed).filenames(Outcome.REPLACED)).containsExactly(name(changed));
        assertThat(run.fake.requests(Endpoint.DIST_DELETE))
                .hasSize(3)
                .allMatch(request -> request.segments().containsKey("id"));
    }

    @Test
    void aFileWithoutAnIdIsDeletedByItsName() {
        run.publishes(changed);
        assertThat(run.fake.requests(Endpoint.DIST_DELETE))
                .singleElement()
                .matches(request -> request.filename().equals(name(changed)));
        assertThat(run.clock.pauses()).isEmpty();
    }

    @Test
    void aDeletionByNameThatMayComeLateIsWaitedForAndWhatItHasHitIsNotKnown() {
        run.fake.html(Endpoint.DIST_DELETE, 1, 504);
        run.fake.after(Endpoint.COMMIT, () -> run.fake.before(Endpoint.DIST_GET, this::carryOutFirstDeletion));
        Summary summary = run.publish(changed);
        assertThat(run.find(changed)).isEmpty();
        assertThat(failure(summary))
                .isInstanceOfSatisfying(
                        TransferFailure.OutcomeUnknown.class,
                        failure -> assertThat(failure.operation()).isEqualTo("delete the old " + name(changed)));
        assertThat(summary.state().unknown()).containsExactly(name(changed));
    }

    /** The server removes a release and a project with their last file, also those that the run has created again. */
    @Test
    void whatWasCreatedAgainMayBeGoneWithTheFileThatALateDeletionHits() {
        run.fake.owner(ORGANIZATION, LOGIN);
        run.deletes(other);
        run.fake.html(Endpoint.DIST_DELETE, 1, 504);
        run.fake.after(Endpoint.COMMIT, () -> run.fake.before(Endpoint.DIST_GET, this::carryOutFirstDeletion));
        Summary summary = run.publish(changed);
        assertThat(run.fake.hasProject(ORGANIZATION, "demo")).isFalse();
        assertThat(summary.state().unknown()).containsExactly(name(changed));
        assertThat(summary.created()).containsExactly("perhaps the project demo", "perhaps the release demo 1.0.dev1");
    }

    @Test
    void aDeletionByNameThatDoesNotComeLateCostsSomeSeconds() {
        run.fake.html(Endpoint.DIST_DELETE, 1, 504);
        assertThat(run.publishes(changed).filenames(Outcome.REPLACED)).containsExactly(name(changed));
        assertThat(run.paused()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(15));
    }

    @Test
    void aDeletionByIdDoesNotHitAnotherJobsFile() {
        run.fake.listsIds().before(Endpoint.DIST_DELETE, () -> run.putsOther(changed));
        Summary summary = run.publish(changed);
        assertThat(summary.state().overtaken()).containsExactly(name(changed));
        run.assertHoldsOther(changed);
    }
}
