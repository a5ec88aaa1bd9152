package io.github.nightlywheels.report.model;

import io.github.nightlywheels.text.ByteSize;
import io.github.nightlywheels.text.Plural;
import io.github.nightlywheels.wheel.Interpreter;
import io.github.nightlywheels.wheel.Platform;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a status says in sentences, for whatever shows it. */
public final class StatusText {
    private StatusText() {}

    /** Such as {@code acme has 12 files of 2 projects, 1.2 GB, 40 % of 3.0 GB}. */
    static String title(StatusReport status) {
        int files = status.projects().stream().mapToInt(ProjectOnChannel::files).sum();
        return status.channel().name() + " has " + Plural.of(files, "file") + " of "
                + Plural.of(status.projects().size(), "project") + ", " + ByteSize.of(status.bytes())
                + (status.quota().isPresent()
                        ? ", " + status.bytes() * 100 / status.quota().getAsLong() + " % of "
                                + ByteSize.of(status.quota().getAsLong())
                        : "");
    }

    /** What pruning would remove, if there is a rule. */
    public static Optional<String> pruning(StatusReport status) {
        return status.rule().isGiven()
                ? Optional.of("Pruning would remove " + Plural.of(status.removedFiles(), "file") + ", "
                        + ByteSize.of(status.removedBytes()) + ": the rule "
                        + status.rule().words())
                : Optional.empty();
    }

    /** The newest version, or why there is none. */
    public static String newest(ProjectOnChannel project) {
        return project.newest()
                .map(ProjectOnChannel.Newest::version)
                .orElse(
                        project.state() == ProjectOnChannel.State.THERE
                                ? "no wheel"
                                : project.state().word());
    }

    /** How old the newest wheel is, if there is one. */
    public static String age(ProjectOnChannel project, StatusReport status) {
        return project.newest()
                .map(newest -> Durations.of(newest.uploadedAt(), status.time()))
                .orElse("");
    }

    /** The platforms of a project. */
    public static String platforms(ProjectOnChannel project) {
        return joined(project.platforms().stream().map(Platform::toString));
    }

    /** The Pythons of a project. */
    public static String pythons(ProjectOnChannel project) {
        return joined(
                project.pythons().stream().map(Interpreter::label).map(label -> label.replaceFirst("^Python ", "")));
    }

    private static String joined(Stream<String> texts) {
        return String.join(", ", texts.toList());
    }

    /** What is to be known of a project besides its numbers, a clause each. */
    public static List<String> remarks(ProjectOnChannel project) {
        return Stream.concat(
                        Stream.of("stale").filter(word -> project.isStale()),
                        project.doubts().stream().map(doubt -> "not to be pruned: " + doubt))
                .toList();
    }
}
