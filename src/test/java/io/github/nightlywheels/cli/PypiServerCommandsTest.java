package io.github.nightlywheels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.fake.pypi.FakePypi;
import io.github.nightlywheels.fake.pypi.Reply;
import io.github.nightlywheels.fake.pypi.ServerManners;
import io.github.nightlywheels.fake.pypi.UploadRequest;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands, from their arguments to a PyPI-compatible server. */
class PypiServerCommandsTest {
    @TempDir
    private Path directory;

    @AutoClose
    private final FakePypi fake = new FakePypi().answersLike(ServerManners.PYPISERVER);

    private final Map<String, String> credentials =
            Map.of("TWINE_USERNAME", fake.user(), "TWINE_PASSWORD", fake.password());

    private MainRun run(Map<String, String> variables, String command, String apiUrl, String... further) {
        List<String> arguments = new ArrayList<>(List.of(
                command, "--api-url=" + apiUrl, "--retries=0", "--report-directory=" + directory.resolve("reports")));
        arguments.addAll(List.of(further));
        return MainRun.of(directory, variables, arguments.toArray(String[]::new));
    }

    private String index() {
        return "--index-url=" + fake.indexUrl();
    }

    private String wheel(String project) {
        return WheelBuilder.wheel(project, "1.0.dev1").buildIn(directory).toString();
    }

    /** Checks the access, and requires that something was asked and nothing written. */
    private MainRun check(Map<String, String> variables, String apiUrl, String... further) {
        MainRun run = run(variables, "check-access", apiUrl, further);
        assertThat(fake.requests())
                .isNotEmpty()
                .extracting(UploadRequest::method)
                .containsOnly("GET");
        return run;
    }

    /** The lines of the table, with one blank in place of several. */
    private static List<String> answers(MainRun run) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
    }

    private String places() {
        return "No credentials for " + fake.uploadUrl().replaceAll("http://|/legacy/", "")
                + " were found: looked at environment variable TWINE_PASSWORD, settings.xml <server id=\"127.0.0.1\">, ";
    }

    @Test
    void publishesNothingWithoutCredentials() {
        MainRun run = run(Map.of(), "publish", fake.apiUrl(), index(), wheel("demo"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "error: " + places(),
                        " (a section with repository = " + fake.uploadUrl() + ")",
                        "There is no " + directory.resolve(".m2/settings.xml") + ".",
                        "put an API token, or a password together with its user name, into environment variable"
                                + " TWINE_PASSWORD",
                        "or into the <password> of settings.xml <server id=\"127.0.0.1\">;",
                        "use --dry-run there");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void sendsAnEmptyUserNameAsItIsAndThatOfTokensWhereNoneIsGiven() {
        fake.account("", "secret");
        MainRun empty =
                run(Map.of("TWINE_USERNAME", "", "TWINE_PASSWORD", "secret"), "publish", fake.apiUrl(), wheel("demo"));
        assertThat(empty.exitCode()).as(empty.err()).isZero();
        fake.account("__token__", "secret");
        MainRun missing = run(Map.of("TWINE_PASSWORD", "secret"), "publish", fake.apiUrl(), wheel("other"));
        assertThat(missing.exitCode()).as(missing.err()).isZero();
    }

    @Test
    void checksWhatAGetShows() {
        fake.has("demo", "1.0", "demo-1.0-py3-none-any.whl", new byte[] {1});
        MainRun run = check(credentials, fake.apiUrl(), index(), "--projects=demo,other");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains(" (" + fake.apiUrl() + "): could not tell\n");
        assertThat(answers(run))
                .containsExactly(
                        "ok token from environment variable TWINE_PASSWORD",
                        "could not tell account only an upload shows whether the credentials are accepted",
                        "could not tell server it answered 200 to a GET; only an upload shows whether uploads are taken"
                                + " there",
                        "ok index " + fake.indexUrl() + " answers",
                        "ok project demo: demo is there; only an upload tells whether the account may add to it",
                        "ok project other: other is not there: the first upload creates it, if the account may");
    }

    @Test
    void checkFailsForAWrongUrl() {
        String wrong = fake.apiUrl().replaceFirst("/$", "");
        MainRun run = check(credentials, wrong, index(), "--projects=demo");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(answers(run))
                .contains("problem server The upload to " + wrong.replace("pypi+", "") + " is redirected to "
                        + fake.uploadUrl() + ", which no upload follows.");
        assertThat(run.err()).contains("add the slash at the end of --api-url");
    }

    @Test
    void checkFailsForAnIndexThatCannotBeReadAndDoesNotJudgeTheProject() {
        fake.protectsIndex().account("jane", "other");
        MainRun run = check(credentials, fake.apiUrl(), index(), "--projects=demo");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(answers(run))
                .contains(
                        "problem index The simple index at " + fake.indexUrl() + "demo/ cannot be read: it answered 401"
                                + " to the credentials from environment variable TWINE_PASSWORD.",
                        "could not tell project demo: the index cannot be read");
        assertThat(run.err()).contains("put valid credentials into environment variable TWINE_PASSWORD;");
    }

    @Test
    void checkDoesNotFailForAnIndexThatIsDown() {
        fake.indexAnswersOnce(Reply.empty(503));
        MainRun run = check(credentials, fake.apiUrl(), index(), "--projects=demo");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(answers(run))
                .contains(
                        "could not tell index the server answered 503 with no message (read demo in the index)",
                        "could not tell project demo: the index cannot be read");
    }

    @Test
    void checkWarnsWhereNothingAnswers() {
        fake.isDown();
        MainRun run = run(credentials, "check-access", fake.apiUrl(), index(), "--projects=demo");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(answers(run)).contains("warning server " + nothingTold());
        assertThat(answers(run))
                .anyMatch(answer -> answer.startsWith("could not tell account No answer from "))
                .contains("could not tell project demo: the index cannot be read");
    }

    @Test
    void checkFailsWhereNothingAnswersAndWarningsAreFailures() {
        fake.isDown();
        MainRun run = run(credentials, "check-access", fake.apiUrl(), index(), "--fail-on=warning");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(nothingTold(), "failures.md#nothing-told");
    }

    private String nothingTold() {
        return "Nothing could be found out from " + fake.apiUrl() + ": No answer from "
                + fake.uploadUrl().replaceAll("http://|/legacy/", "")
                + " (look at the upload URL): the connection was refused.";
    }

    @Test
    void checkJudgesNeitherTheIndexNorTheProjectWithoutAnIndex() {
        MainRun run = check(credentials, fake.apiUrl(), "--projects=demo");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(answers(run))
                .contains(
                        "could not tell index --index-url is not set",
                        "could not tell project demo: --index-url is not set");
    }

    @Test
    void checkFailsWithoutCredentialsAndAsksAllTheSame() {
        MainRun run = check(Map.of(), fake.apiUrl(), index(), "--projects=demo");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(answers(run))
                .anyMatch(answer -> answer.startsWith("problem token " + places()))
                .contains(
                        "could not tell account no credentials were sent", "ok index " + fake.indexUrl() + " answers");
        assertThat(run.err()).contains("into environment variable TWINE_PASSWORD");
    }
}
