package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.AccessFacts.EndpointFacts;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.failure.CredentialFailure;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.failure.UploadUrlFailure;
import io.github.nightlywheels.fake.pypi.Reply;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be told without a write, and that nothing is written to tell it. */
class PypiAccessTest {
    private static final ProjectName DEMO = new ProjectName("Demo");

    @TempDir
    Path directory;

    private PypiRun run;

    @BeforeEach
    void start() {
        run = new PypiRun(directory);
    }

    @AfterEach
    void stop() {
        assertThat(run.fake.requests()).allMatch(request -> request.method().equals("GET"));
        run.close();
    }

    private EndpointFacts facts(ProjectName... projects) {
        try (PypiChannel channel = run.channel()) {
            return channel.probe(List.of(projects)).all().endpoints().orElseThrow();
        }
    }

    @Test
    void tellsWhetherTheProjectIsThere() {
        run.fake.has("demo", "1.0", "demo-1.0-py3-none-any.whl", new byte[] {1});
        EndpointFacts facts = facts(DEMO, new ProjectName("other"));
        assertThat(facts.projects().get(DEMO)).isEqualTo(new Lookup.Found<>(true));
        assertThat(facts.projects().get(new ProjectName("other"))).isEqualTo(new Lookup.Found<>(false));
        assertThat(facts.index()).isEqualTo(new Lookup.Found<>(run.fake.indexUrl() + " answers"));
    }

    @Test
    void takesTheFilesOfSomebodyElseForNoProjectOfTheServer() {
        run.fake.lists("demo", "1.0", "demo-1.0-py3-none-any.whl", new byte[] {1}, "https://files.example.org");
        assertThat(facts(DEMO).projects().get(DEMO))
                .isEqualTo(new Lookup.Unknown<>(
                        "the index lists only files on files.example.org, which are taken as somebody else's"));
    }

    @Test
    void takesAPageToSignInForNoIndex() {
        Reply page = Reply.html(200, "Sign in", "<form><input name=user><input type=password name=secret></form>");
        run.fake.indexAnswersOnce(page, page);
        EndpointFacts facts = facts(DEMO);
        assertThat(facts.projects().get(DEMO)).isEqualTo(new Lookup.Unknown<>("the index cannot be read"));
        assertThat(facts.index())
                .isInstanceOfSatisfying(
                        Lookup.Denied.class,
                        denied -> assertThat(denied.failure().problem())
                                .contains("it shows a form, as pages to sign in do, and no index"));
        assertThat(facts().index()).isInstanceOf(Lookup.Denied.class);
    }

    @Test
    void takesAPageWithoutFilesForAProjectThatHasNone() {
        run.fake.indexAnswersOnce(Reply.html(200, "demo", ""));
        assertThat(facts(DEMO).projects().get(DEMO)).isEqualTo(new Lookup.Found<>(true));
    }

    @Test
    void leavesOpenWhatOnlyAnUploadTells() {
        EndpointFacts facts = facts(DEMO);
        assertThat(facts.upload()).isInstanceOf(Lookup.Unknown.class);
        assertThat(facts.credentials()).isInstanceOf(Lookup.Unknown.class);
    }

    @Test
    void findsTheMissingSlash() {
        run.uploadsTo(run.fake.uploadUrl().replaceFirst("/$", ""));
        assertThat(facts().upload())
                .isInstanceOfSatisfying(
                        Lookup.Denied.class,
                        denied -> assertThat(denied.failure())
                                .isInstanceOfSatisfying(
                                        UploadUrlFailure.Redirected.class,
                                        failure -> assertThat(failure.target()).isEqualTo(run.fake.uploadUrl())));
    }

    @Test
    void takesNoOtherRedirectOfAGetForAFault() {
        run.uploadsTo(run.fake.uploadUrl() + "elsewhere");
        assertThat(facts().upload())
                .isEqualTo(new Lookup.Unknown<>("it redirects a GET to " + run.fake.indexUrl()
                        + "; if it does so with uploads, it is not the upload URL"));
    }

    @Test
    void readsTheIndexItselfWhereNoProjectIsNamed() {
        assertThat(facts().index()).isEqualTo(new Lookup.Found<>(run.fake.indexUrl() + " answers"));
        run.fake.indexAnswersOnce(Reply.empty(404));
        assertThat(facts().index())
                .isEqualTo(new Lookup.Unknown<>(
                        "it answered 404, as some do that have a page for each project; no project is"
                                + " named that could be looked for"));
        run.fake.protectsIndex().account("jane", "other");
        assertThat(facts().index())
                .isInstanceOfSatisfying(
                        Lookup.Denied.class,
                        denied -> assertThat(denied.failure())
                                .isInstanceOfSatisfying(UploadUrlFailure.IndexUnreadable.class, failure -> {
                                    assertThat(failure.detail())
                                            .isEqualTo("it answered 401 to the credentials from the test");
                                    assertThat(failure.remedy(ParameterNames.PLAIN))
                                            .startsWith("put valid credentials into the test;")
                                            .contains("or leave indexUrl unset");
                                }));
    }

    @Test
    void findsTheIndexInPlaceOfTheUploadUrl() {
        run.fake.has("demo", "1.0", "demo-1.0-py3-none-any.whl", new byte[] {1});
        run.uploadsTo(run.fake.indexUrl() + "demo/");
        assertThat(facts().upload())
                .isInstanceOfSatisfying(
                        Lookup.Denied.class,
                        denied -> assertThat(denied.failure()).isInstanceOf(UploadUrlFailure.NotAnUploadUrl.class));
    }

    @Test
    void leavesOpenWhetherAnIndexTakesUploadsAsThatOfPulpDoes() {
        run.uploadsTo(run.fake.indexUrl());
        assertThat(facts().upload())
                .isEqualTo(new Lookup.Unknown<>("it is a simple index; Pulp takes uploads there too, and only an upload"
                        + " shows whether this server does"));
        run.asPypi();
        assertThat(facts().upload()).isInstanceOf(Lookup.Denied.class);
    }

    @Test
    void findsCredentialsThatAreRefused() {
        run.fake.protectsIndex().account("jane", "other");
        run.uploadsTo(run.fake.indexUrl() + "demo/");
        assertThat(facts().credentials())
                .isInstanceOfSatisfying(
                        Lookup.Denied.class,
                        denied -> assertThat(denied.failure()).isInstanceOf(CredentialFailure.Refused.class));
    }

    @Test
    void findsAnIndexThatCannotBeRead() {
        run.fake.protectsIndex().account("jane", "other");
        EndpointFacts facts = facts(DEMO);
        assertThat(facts.index())
                .isInstanceOfSatisfying(
                        Lookup.Denied.class,
                        denied -> assertThat(denied.failure()).isInstanceOf(UploadUrlFailure.IndexUnreadable.class));
        assertThat(facts.projects().get(DEMO)).isInstanceOf(Lookup.Unknown.class);
    }

    @Test
    void knowsNothingOfAnIndexThatIsDown() {
        run.limits(0, Duration.ZERO).fake.indexAnswersOnce(Reply.empty(503));
        EndpointFacts facts = facts(DEMO);
        assertThat(facts.index())
                .isEqualTo(new Lookup.Unknown<>("the server answered 503 with no message (read demo in the index)"));
        assertThat(facts.projects()).containsEntry(DEMO, new Lookup.Unknown<>("the index cannot be read"));
        run.fake.isDown();
        assertThat(facts(DEMO).index())
                .isInstanceOfSatisfying(
                        Lookup.Unknown.class,
                        unknown -> assertThat(unknown.why()).startsWith("No answer from "));
    }

    @Test
    void saysThatThereIsNoIndexToAsk() {
        run.withoutIndex();
        assertThat(facts(DEMO).index().why()).isEqualTo("indexUrl is not set");
    }

    @Test
    void findsNothingOutWhereNothingAnswers() {
        run.fake.isDown();
        String why = "No answer from " + address() + " (look at the upload URL): the connection was refused";
        assertThat(facts(DEMO).whyNothingIsTold()).contains(why);
        assertThat(facts().whyNothingIsTold()).contains(why);
        run.withoutIndex();
        assertThat(facts(DEMO).whyNothingIsTold()).contains(why);
    }

    private String address() {
        return run.fake.uploadUrl().replaceAll("http://|/legacy/", "");
    }

    @Test
    void findsNothingOutWithoutANameService() {
        run.hasNoNameService();
        assertThat(facts(DEMO).whyNothingIsTold())
                .contains("No answer from " + address().replace("127.0.0.1", "localhost")
                        + " (look at the upload URL): the host name is not known");
        assertThat(run.fake.requests()).isEmpty();
    }

    @Test
    void asksTheUploadUrlAgainThatDidNotAnswerOnce() {
        run.nameServiceFails(1);
        assertThat(facts().silence()).isEmpty();
        assertThat(run.clock.pauses()).hasSize(1);
        assertThat(run.fake.requests()).hasSize(2);
    }

    @Test
    void takesTlsThatFailsForAFault() {
        run.uploadsTo(run.fake.uploadUrl().replace("http:", "https:"));
        assertThat(facts(DEMO).upload())
                .isInstanceOfSatisfying(
                        Lookup.Denied.class,
                        denied -> assertThat(denied.failure()).isInstanceOf(TransferFailure.TlsFailed.class));
        run.withoutIndex();
        assertThat(facts(DEMO).whyNothingIsTold()).isEmpty();
    }

    @Test
    void findsSomethingOutWhereTheIndexAnswersAlone() {
        run.uploadsTo("http://localhost:1/legacy/").hasNoNameService();
        run.readsIndexAt(run.fake.indexUrl());
        assertThat(facts(DEMO).silence()).isPresent();
        assertThat(facts(DEMO).whyNothingIsTold()).isEmpty();
        assertThat(facts().whyNothingIsTold()).isEmpty();
        run.fake.protectsIndex();
        assertThat(facts(DEMO).whyNothingIsTold()).isEmpty();
    }

    @Test
    void findsSomethingOutWhereTheUploadUrlAnswersAlone() {
        run.readsIndexAt("http://localhost:1/simple/");
        run.limits(0, Duration.ZERO);
        assertThat(facts(DEMO).whyNothingIsTold()).isEmpty();
        assertThat(run.fake.requests()).isNotEmpty();
    }
}
