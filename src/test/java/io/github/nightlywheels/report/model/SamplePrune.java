package io.github.nightlywheels.report.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What pruning of a channel that is only thought of did. */
public final class SamplePrune {
    private SamplePrune() {}

    /** One file removed, three kept for two reasons, one project in doubt, a warning and a failure. */
    public static PruneReport withEverything() {
        return new PruneReport(
                PruneReport.Trigger.PRUNE,
                Sample.channel("acme", "https://api.anaconda.org"),
                new RetentionReport(
                        "keeps the newest version and what is younger than 30 days",
                        OptionalInt.of(1),
                        OptionalInt.of(30),
                        true,
                        false,
                        List.of("main")),
                true,
                List.of(new PruneReport.RemovedFile(
                        "demo",
                        "1.0.dev1",
                        "demo-1.0.dev1-py3-none-any.whl",
                        OptionalLong.of(1000),
                        "it is older",
                        "removed")),
                List.of(
                        kept("1.0.dev4", "newest", "among the newest"),
                        kept("1.0.dev3", "young", "younger"),
                        kept("1.0.dev2", "young", "younger")),
                List.of(new PruneReport.Doubt("odd", "a file has no date")),
                1000,
                1000,
                List.of("two versions tie"),
                Optional.of(new Problem("prune-failed", "1 file could not be removed.", "run it again")));
    }

    private static PruneReport.KeptFile kept(String version, String reason, String words) {
        String filename = "demo-" + version + "-py3-none-any.whl";
        return new PruneReport.KeptFile("demo", version, filename, OptionalLong.of(1000), reason, words);
    }
}
