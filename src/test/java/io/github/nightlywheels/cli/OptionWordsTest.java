package io.github.nightlywheels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.fake.FakeAnaconda;
import io.github.nightlywheels.fake.pypi.FakePypi;
import io.github.nightlywheels.fake.pypi.ServerManners;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fails nothing names a parameter as it is written on the command line. */
class OptionWordsTest {
    private static final String TOKEN = "jd-0123456789-abcdef";

    @TempDir
    private Path directory;

    @AutoClose
    private final FakePypi pypi = new FakePypi().answersLike(ServerManners.AZURE);

    @AutoClose
    private final FakeAnaconda anaconda = FakeAnaconda.withWriter("jdoe", TOKEN, "acme", "demo");

    private String said(Map<String, String> variables, String... arguments) {
        MainRun run = MainRun.of(
                directory,
                variables,
                Stream.concat(Stream.of(arguments), Stream.of("--report-directory=" + directory.resolve("reports")))
                        .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out() + run.err();
    }

    private String wheel() {
        return WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory).toString();
    }

    private Map<String, String> ofPypi() {
        return Map.of("TWINE_PASSWORD", pypi.password());
    }

    @Test
    void publishTellsWhichOptionNamesTheIndex() {
        assertThat(said(ofPypi(), "publish", wheel(), "--api-url=" + pypi.apiUrl()))
                .contains("--index-url is not set: what ", "and without --index-url it cannot be seen whether")
                .doesNotContain("indexUrl");
    }

    @Test
    void checkAccessTellsWhichOptionNamesTheIndex() {
        for (List<String> projects : List.of(List.<String>of(), List.of("--projects=demo"))) {
            assertThat(said(
                            ofPypi(),
                            Stream.concat(Stream.of("check-access", "--api-url=" + pypi.apiUrl()), projects.stream())
                                    .toArray(String[]::new)))
                    .contains("--index-url is not set")
                    .doesNotContain("indexUrl");
        }
    }

    @Test
    void publishTellsWhichOptionGivesTheLabels() {
        assertThat(said(
                        Map.of("ANACONDA_ORG_UPLOAD_TOKEN", TOKEN),
                        "publish",
                        wheel(),
                        "--organization=acme",
                        "--api-url=" + anaconda.apiUrl(),
                        "--labels=dev"))
                .contains("--labels are [dev]: without main, pip does not see the wheels");
    }

    @Test
    void checkAccessTellsWhichOptionDeclaresTheEndOfTheToken() {
        anaconda.alwaysAnswers(Endpoint.AUTHENTICATION, Answer.error(404, "no"));
        anaconda.alwaysAnswers(Endpoint.AUTHENTICATIONS, Answer.error(404, "no"));
        String[] check = {
            "check-access", "--organization=acme", "--api-url=" + anaconda.apiUrl(), "--token-expires=2999-01-01"
        };
        Map<String, String> variables = Map.of("ANACONDA_ORG_UPLOAD_TOKEN", TOKEN);
        assertThat(said(variables, check)).contains("(declared as --token-expires)");
        assertThat(said(variables, check[0], check[1], check[2])).contains("; --token-expires can declare it");
    }
}
