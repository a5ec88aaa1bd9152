package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.LOGIN;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.ORGANIZATION;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.failure;
import static io.github.nightlywheels.channel.anaconda.AnacondaRun.name;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.engine.Summary;
import io.github.nightlywheels.failure.RunFailure;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.wheel.Wheel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of what stands in front of the server says nothing of the token, and nothing of the channel. */
class GatewayPagesTest extends FileReplacementTest {
    private static final List<Endpoint> STAGES = List.of(
            Endpoint.USER,
            Endpoint.ACCOUNT,
            Endpoint.RELEASE_GET,
            Endpoint.PACKAGE_GET,
            Endpoint.PACKAGE_CREATE,
            Endpoint.RELEASE_CREATE,
            Endpoint.DIST_GET,
            Endpoint.DIST_DELETE,
            Endpoint.STAGE,
            Endpoint.COMMIT);

    static Stream<Arguments> pages() {
        return STAGES.stream()
                .flatMap(at -> Stream.of(Answer.cloudflareBlock(403), Answer.nginx(401), Answer.nginx(410))
                        .map(page -> Arguments.of(at, page.status(), page)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void onePageAtOneStageIsGotOver(Endpoint at, int status, Answer page) {
        Wheel fresh = run.wheel("fresh", "1.0.dev1", "py3", "a");
        run.fake.owner(ORGANIZATION, LOGIN).answers(at, 1, page);
        run.publishes(changed, fresh);
        assertThat(run.fake.requests(at)).anyMatch(request -> request.status() == status);
    }

    @ParameterizedTest
    @EnumSource(names = {"STAGE", "COMMIT", "RELEASE_CREATE"})
    void aPageThatStaysIsNeverBlamedOnTheToken(Endpoint at) {
        Wheel fresh = run.wheel("demo", "2.0.dev1", "py3", "a");
        run.fake.alwaysAnswers(at, Answer.cloudflareBlock(403));
        Summary summary = run.publish(fresh);
        assertThat(TransferFailure.OutcomeUnknown.causeOf(failure(summary)))
                .isInstanceOfSatisfying(
                        TransferFailure.GatewayRefused.class,
                        failure -> assertThat(failure.answer().toString())
                                .contains("403")
                                .contains("you have been blocked")
                                .contains("(cf-ray "));
        assertThat(run.fake.count(at)).isEqualTo(1 + 8);
    }

    @Test
    void aPageThatStaysEndsTheRunLikeAnyOutageAndCostsNoFile() {
        run.threads(1).fake.alwaysAnswers(Endpoint.STAGE, Answer.nginx(401));
        Summary summary = run.publish(changed, run.demo("cp39", "a"), run.demo("cp310", "a"), run.demo("cp311", "a"));
        assertThat(summary.results().get(0).failure().orElseThrow()).isInstanceOf(RunFailure.Outage.class);
        assertThat(summary.state().notPublished()).contains(name(changed));
        assertThat(run.fake.count(Endpoint.DIST_DELETE)).isZero();
        run.assertHolds(old, other);
    }

    @ParameterizedTest
    @EnumSource(names = {"USER", "ACCOUNT", "RELEASE_GET", "PACKAGE_GET", "DIST_GET", "STAGE"})
    void aReadOnlyHeaderOnOneAnswerEndsNothing(Endpoint at) {
        run.fake.saysReadOnlyOnce(at);
        run.publishes(changed, alsoChanged);
    }
}
