package io.github.nightlywheels.report.model;

import io.github.nightlywheels.report.model.AccessResult.Answer;
import io.github.nightlywheels.report.model.AccessResult.CheckedToken;
import java.util.List;
import java.util.Optional;

/** What a check of the access found, as a test wants it. */
public final class SampleAccess {
    private SampleAccess() {}

    /** The server refuses the token. */
    public static AccessResult problem() {
        return of("The server refuses the token.", "mint a new one");
    }

    /** A problem in these words. */
    public static AccessResult of(String sentence, String remedy) {
        return new AccessResult(
                Sample.NOW,
                "acme",
                "https://api.anaconda.org",
                "problem",
                Severity.ERROR,
                new CheckedToken(
                        Optional.of("environment variable TOKEN"),
                        Optional.of("jdoe"),
                        Optional.of("person"),
                        Optional.empty(),
                        Optional.of(List.of("api:write", "pypi:upload")),
                        Optional.of("never")),
                List.of(
                        new Answer(
                                "server",
                                Optional.empty(),
                                "ok",
                                Severity.OK,
                                "takes writes",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new Answer(
                                "project",
                                Optional.of("demo"),
                                "problem",
                                Severity.ERROR,
                                sentence,
                                Optional.of("token-revoked"),
                                Optional.of(remedy),
                                Optional.of("401 \"gone\""))));
    }
}
