package io.github.nightlywheels.channel.anaconda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.AccessFailure;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.FailureFormatter;
import io.github.nightlywheels.failure.TokenFailure;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.maven.MavenParameterNames;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of anaconda-api.md section 3 that only a write brings to light: the server's words in, the advice out. */
class ErrorMapperTest extends AnacondaTest {
    private Failure refused(Endpoint endpoint, int status, String words) {
        run.fake.alwaysAnswers(endpoint, Answer.error(status, words));
        FailureException exception =
                run.publish(run.demo("py3", "content")).failure().orElseThrow();
        assertThat(FailureFormatter.of(
                        exception.failure(), AnacondaRun.ORGANIZATION, exception.state(), new MavenParameterNames()))
                .contains(words)
                .doesNotContain(AnacondaRun.TOKEN);
        return exception.failure();
    }

    @Test
    void row1ATokenThatExpiredMeanwhile() {
        assertThat(refused(Endpoint.RELEASE_CREATE, 401, "Authentication token has expired"))
                .isInstanceOf(TokenFailure.Expired.class);
    }

    @Test
    void row2AScopeThatTheServerDidNotTellOf() {
        Failure failure = refused(
                Endpoint.RELEASE_CREATE,
                401,
                "Authentication token does not have the sufficent scope to perform this action expected: api:write");
        assertThat(failure).isInstanceOf(TokenFailure.WrongScope.class);
        assertThat(failure.problem()).contains("api:write", "\"Allow write access to the API site\"");
        assertThat(failure.remedy(new MavenParameterNames())).contains(TokenFailure.TOKEN_PAGE, "the test");
    }

    @Test
    void row4AnAccountWithoutRights() {
        Failure failure = refused(Endpoint.RELEASE_CREATE, 401, "User is not authorized to perform this operation");
        assertThat(failure).isInstanceOf(AccessFailure.NotAuthorized.class);
        assertThat(failure.problem()).contains(AnacondaRun.LOGIN, "demo", AnacondaRun.ORGANIZATION);
        assertThat(failure.remedy(new MavenParameterNames()))
                .contains("administrator of " + AnacondaRun.ORGANIZATION, "personal account");
        assertThat(failure.origin()).contains(new TokenOrigin("the test", Optional.of(AnacondaRun.LOGIN)));
    }

    @Test
    void row5AnAccountThatMayNotCreateTheProject() {
        run.fake.alwaysAnswers(Endpoint.PACKAGE_GET, Answer.error(404, "\"demo\" could not be found"));
        Failure failure = refused(
                Endpoint.PACKAGE_CREATE,
                401,
                "User \"<User: _login=jdoe>\" has not enough permissions to create \"<User: _login=spnw>/demo\" package");
        assertThat(failure).isInstanceOf(AccessFailure.MayNotCreatePackage.class);
        assertThat(failure.remedy(new MavenParameterNames()))
                .contains("administrator of " + AnacondaRun.ORGANIZATION, "upload the first wheel");
    }

    @Test
    void row6AProjectThatTheServerHides() {
        Failure failure = refused(Endpoint.STAGE, 404, "\"demo\" could not be found");
        assertThat(failure).isInstanceOf(AccessFailure.NotFoundOrHidden.class);
        assertThat(failure.remedy(new MavenParameterNames()))
                .contains("change of token", "administrator of " + AnacondaRun.ORGANIZATION);
    }

    @Test
    void row7ATokenThatWasRevokedMeanwhile() {
        assertThat(refused(Endpoint.STAGE, 401, "Authorization token is no longer valid"))
                .isInstanceOf(TokenFailure.Revoked.class);
    }

    @Test
    void row10AFullChannel() {
        Failure failure = refused(Endpoint.COMMIT, 402, "Storage requirements exceeded (3221225472 bytes).");
        assertThat(failure).isInstanceOf(ChannelFailure.QuotaExceeded.class);
        assertThat(failure.remedy(new MavenParameterNames()))
                .contains("https://anaconda.org/" + AnacondaRun.ORGANIZATION, "hours");
        assertThat(refused(Endpoint.STAGE, 402, "Payment is required to add a file"))
                .isInstanceOf(ChannelFailure.QuotaExceeded.class);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                        Endpoint.RELEASE_GET,
                        Endpoint.PACKAGE_CREATE,
                        Endpoint.RELEASE_CREATE,
                        Endpoint.STAGE,
                        Endpoint.COMMIT)
                .flatMap(at -> Stream.of(400, 401, 402, 403).map(status -> Arguments.of(at, status)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatTheServerRefusesIsNotAskedTwice(Endpoint at, int status) {
        run.fake.owner(AnacondaRun.ORGANIZATION, AnacondaRun.LOGIN).alwaysAnswers(at, Answer.error(status, "no"));
        assertThatThrownBy(() -> run.publish(run.wheel("fresh", AnacondaRun.VERSION, "py3", "a"))
                        .failure()
                        .ifPresent(failure -> {
                            throw failure;
                        }))
                .isInstanceOf(FailureException.class);
        assertThat(run.fake.requests(at).stream().filter(request -> request.status() == status))
                .hasSize(1);
        assertThat(run.clock.pauses()).isEmpty();
    }
}
