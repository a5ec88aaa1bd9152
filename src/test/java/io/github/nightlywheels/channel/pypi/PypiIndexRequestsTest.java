package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.fake.pypi.Reply;
import io.github.nightlywheels.fake.pypi.ServerManners;
import io.github.nightlywheels.fake.pypi.UploadRequest;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the index is asked, whenever it is ({@code pypi-upload-api.md} section 3). */
class PypiIndexRequestsTest extends WithPypiRun {
    private static final String PAGE = "/simple/demo/";

    /** Requires that these pages were asked for, in this order, each in the formats that are read and past all caches. */
    private void assertAsked(String... pages) {
        List<UploadRequest> asked = run.fake.requests().stream()
                .filter(request -> request.path().startsWith("/simple/"))
                .toList();
        assertThat(asked).extracting(UploadRequest::path).containsExactly(pages);
        assertThat(asked)
                .allSatisfy(request -> assertThat(request.headers())
                        .containsEntry(
                                "accept",
                                "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2,"
                                        + " text/html;q=0.01")
                        .containsEntry("cache-control", "no-cache"));
        assertThat(asked).extracting(UploadRequest::method).containsOnly("GET");
    }

    private void checkAccess(String... projects) {
        try (PypiChannel channel = run.channel()) {
            channel.probe(Stream.of(projects).map(ProjectName::new).toList()).all();
        }
    }

    @ParameterizedTest
    @EnumSource(ServerManners.class)
    void asksBeforeAnUploadAndAfterIt(ServerManners server) {
        run.fake.answersLike(server);
        run.publishes(run.demo("a"));
        assertAsked(PAGE, PAGE);
    }

    @Test
    void asksAgainForWhatDoesNotShowYet() {
        run.fake.listsAfter(2);
        run.publishes(run.demo("a"));
        assertAsked(PAGE, PAGE, PAGE, PAGE);
    }

    @Test
    void asksBetweenTwoTries() {
        run.fake.resetsAt(100);
        run.publishes(run.demo("a"));
        assertAsked(PAGE, PAGE, PAGE);
    }

    @Test
    void asksAgainWhereARedirectLeads() {
        run.fake.indexAnswersOnce(Reply.empty(301).with("Location", run.fake.indexUrl() + "demo-2/"));
        run.publishes(run.demo("a"));
        assertAsked(PAGE, "/simple/demo-2/", PAGE);
    }

    @Test
    void asksForTheHistoryOfAProject() {
        try (PypiChannel channel = run.channel()) {
            assertThat(channel.history(new ProjectName("Demo"))).isEmpty();
        }
        assertAsked(PAGE);
    }

    @Test
    void asksForProjectsToCheckTheAccess() {
        checkAccess("demo", "Other.Project");
        assertAsked(PAGE, "/simple/other-project/");
    }

    @Test
    void asksForTheIndexItselfToCheckTheAccessWithoutProjects() {
        checkAccess();
        assertAsked("/simple/");
    }
}
