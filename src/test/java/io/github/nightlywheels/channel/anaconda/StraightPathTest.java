package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.engine.OnConflict;
import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.ChannelState;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeDistribution;
import io.github.nightlywheels.fake.RecordedRequest;
import io.github.nightlywheels.wheel.SdistBuilder;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StraightPathTest extends AnacondaTest {
    private Wheel[] four;

    @BeforeEach
    void open() {
        four = new Wheel[] {
            run.demo("cp311", "a"), run.demo("cp312", "a"), run.demo("cp313", "a"), run.demo("cp314", "a")
        };
    }

    @Test
    void fourWheelsBecomeFourDistributions() {
        Summary summary = run.publishes(four);
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(4);
        assertThat(summary.created()).containsExactly("the release demo " + VERSION);
        assertThat(run.fake.distributions(ORGANIZATION, "demo", VERSION)).hasSize(4);
        FakeDistribution first = run.find(four[0]).orElseThrow();
        assertThat(first.size()).isEqualTo(four[0].digests().size());
        assertThat(first.sha256()).isEqualTo(four[0].digests().sha256());
        assertThat(first.labels()).containsExactly("main");
        assertThat(first.attrs().toString())
                .isEqualTo(
                        "{\"packagetype\":\"bdist_wheel\",\"python_version\":\"cp311\",\"abi\":null,\"build_no\":0}");
        assertThat(run.clock.pauses()).isEmpty();
    }

    @Test
    void dependenciesDescriptionAndLabelsTravelWithTheWheel() {
        String readme = "Long. ".repeat(300_000);
        Wheel wheel = AnacondaRun.read(WheelBuilder.wheel("demo", "1.0+cu12")
                .metadata("Requires-Dist", "numpy>=1.26")
                .metadata("Requires-Dist", "pytest; extra == 'test'")
                .description(readme)
                .buildIn(directory));
        run.labels("dev", "main").publishes(wheel);
        FakeDistribution there = run.find(wheel).orElseThrow();
        assertThat(there.labels()).containsExactly("dev", "main");
        assertThat(there.dependencies().toString())
                .contains("{\"name\":\"numpy\",\"specs\":[[\">=\",\"1.26\"]]}")
                .contains("{\"name\":\"test\",\"depends\":[{\"name\":\"pytest\",\"specs\":[]}]}");
        assertThat(run.fake.requests(Endpoint.RELEASE_CREATE).get(0).body()).contains(readme.strip());
        assertThat(run.fake.requests(Endpoint.STAGE).get(0).path())
                .endsWith("/1.0%2Bcu12/demo-1.0%2Bcu12-py3-none-any.whl");
    }

    @Test
    void aNewWheelTakesThreeRequestsAndTheReleaseOneReadBack() {
        run.publishes(four[0]);
        int one = run.fake.requests().size();
        int readings = run.fake.count(Endpoint.RELEASE_GET);
        run.close();
        run = new AnacondaRun(directory, "demo");
        run.publishes(four);
        assertThat(run.fake.requests()).hasSize(one + 3 * 3);
        assertThat(run.fake.count(Endpoint.RELEASE_GET)).isEqualTo(readings);
        assertThat(run.fake.count(Endpoint.DIST_GET)).isZero();
    }

    @Test
    void aRunWithNothingToDoAsksPerReleaseAndWritesNothing() {
        run.publishes(four);
        run.fake.forgetsRequests();
        Summary summary = run.publishes(four);
        assertThat(summary.filenames(Outcome.UNCHANGED)).hasSize(4);
        assertThat(run.fake.writes()).isEmpty();
        assertThat(run.fake.requests())
                .extracting(RecordedRequest::endpoint)
                .containsExactlyInAnyOrder(
                        Endpoint.USER, Endpoint.AUTHENTICATION, Endpoint.ACCOUNT, Endpoint.RELEASE_GET);
        assertThat(summary.state()).matches(ChannelState::nothingWasChanged);
    }

    @Test
    void oneChangedWheelIsReplacedAndNoOther() {
        run.publishes(four);
        run.fake.forgetsRequests();
        Wheel changed = run.demo("cp312", "b");
        Summary summary = run.publishes(four[0], changed, four[2], four[3]);
        assertThat(summary.filenames(Outcome.REPLACED))
                .containsExactly(changed.filename().text());
        assertThat(run.fake.appliedWrites())
                .extracting(RecordedRequest::endpoint)
                .containsExactly(Endpoint.DIST_DELETE, Endpoint.STAGE, Endpoint.STORAGE, Endpoint.COMMIT);
    }

    @Test
    void skipLeavesOtherContentAsItIs() {
        run.publishes(four);
        Summary summary = run.onConflict(OnConflict.SKIP).publish(run.demo("cp312", "b"), run.demo("cp39", "b"));
        assertThat(summary.filenames(Outcome.SKIPPED)).hasSize(1);
        assertThat(summary.filenames(Outcome.PUBLISHED)).hasSize(1);
        run.assertHolds(four);
    }

    @Test
    void failRefusesOtherContentBeforeAnyWrite() {
        run.publishes(four);
        run.fake.forgetsRequests();
        Wheel changed = run.demo("cp312", "b");
        FailureException failure = catchThrowableOfType(
                FailureException.class, () -> run.onConflict(OnConflict.FAIL).publish(changed, run.demo("cp39", "b")));
        assertThat(failure.failure())
                .isEqualTo(new ChannelFailure.Conflict(
                        ORGANIZATION, List.of(changed.filename().text())));
        assertThat(failure.state()).matches(ChannelState::nothingWasChanged);
        assertThat(run.fake.writes()).isEmpty();
    }

    @Test
    void anOwnerCreatesPackageAndRelease() {
        run.fake.owner(ORGANIZATION, AnacondaRun.LOGIN);
        Wheel wheel = run.wheel("fresh", "2.0.dev1", "py3", "a");
        Summary summary = run.publishes(wheel);
        assertThat(summary.created()).containsExactly("the project fresh", "the release fresh 2.0.dev1");
    }

    @Test
    void aReleaseIsNotCreatedBesideOneOfAnotherSpelling() {
        run.publishes(run.wheel("demo", "1.0.dev9", "py3", "a"));
        run.fake.forgetsRequests();
        Wheel otherwise = AnacondaRun.read(WheelBuilder.wheel("demo", "1.0.dev9")
                .distInfoFile("METADATA", "Metadata-Version: 2.1\nName: demo\nVersion: 1.0-dev9\n")
                .buildIn(directory));
        Summary summary = run.publish(otherwise);
        assertThat(summary.failure().orElseThrow().failure())
                .isEqualTo(new ChannelFailure.SimilarRelease(ORGANIZATION, "demo", "1.0-dev9", "1.0.dev9"));
        assertThat(run.fake.writes()).isEmpty();
    }

    @Test
    void aPackageIsNotCreatedBesideOneOfAnotherSpelling() {
        run.fake.owner(ORGANIZATION, AnacondaRun.LOGIN).project(ORGANIZATION, "two-words");
        Summary summary = run.publish(run.wheel("two_words", "2.0.dev1", "py3", "a"));
        assertThat(summary.failure().orElseThrow().failure())
                .isEqualTo(new AccessFailure.SimilarProject(ORGANIZATION, "two_words", List.of("two-words")));
        assertThat(run.fake.appliedWrites()).isEmpty();
        assertThat(summary.state()).matches(ChannelState::nothingWasChanged);
    }

    @Test
    void whatTheServerSaysOfTheTokenIsANotice() {
        run.fake.warnsAboutToken("expires in 9 days");
        run.publishes(four[0]);
        assertThat(run.notices()).singleElement().asString().contains("expires in 9 days");
    }

    @Test
    void aServerWhoseAbsencesArePagesOrEmptyIsUnderstood() {
        run.fake.html(Endpoint.RELEASE_GET, 3, 404);
        run.publishes(four[0]);
        run.fake.answers(Endpoint.RELEASE_GET, 1, Answer.empty(404));
        run.publishes(run.wheel("demo", "1.0.dev2", "cp312", "a"));
        assertThat(run.clock.pauses()).hasSize(2);
    }

    @Test
    void connectionsAreReused() {
        run.publishes(four);
        assertThat(run.fake.connectionsOpened()).isLessThanOrEqualTo(4 + 4);
    }

    @Test
    void pointsPipAtTheLabelsOwnIndexWhereTheUsualOneHidesTheWheels() {
        try (AnacondaChannel channel = run.channel()) {
            assertThat(channel.indexUrl(List.of("dev", "main")))
                    .contains("https://pypi.anaconda.org/" + ORGANIZATION + "/simple");
            assertThat(channel.indexUrl(List.of("dev")))
                    .contains("https://pypi.anaconda.org/" + ORGANIZATION + "/label/dev/simple");
        }
    }

    @Test
    void knowsTheIndexOfAnacondaOrgAndOfNoOtherServer() {
        LocalChannel channels = new LocalChannel(ORGANIZATION, Optional.empty());
        try (AnacondaChannel there = channels.open("https://api.anaconda.org");
                AnacondaChannel elsewhere = channels.open("https://api.example.org")) {
            assertThat(there.indexUrl(List.of("main")))
                    .contains("https://pypi.anaconda.org/" + ORGANIZATION + "/simple");
            assertThat(elsewhere.indexUrl(List.of("main"))).isEmpty();
        }
    }

    @Test
    void aSourceDistributionIsPublishedAsSuch() {
        Wheel sdist = AnacondaRun.read(SdistBuilder.sdist("demo", VERSION).buildIn(directory));
        run.publishes(sdist);
        assertThat(run.find(sdist).orElseThrow().attrs().path("packagetype").asText())
                .isEqualTo("sdist");
    }
}
