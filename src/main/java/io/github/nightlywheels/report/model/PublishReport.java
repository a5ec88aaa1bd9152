package io.github.nightlywheels.report.model;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.engine.PublishMode;
import io.github.nightlywheels.text.PublicUrl;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known at the end of one publication: what was published, or was to be, on one channel in one way.
 *
 * @param channel where to
 * @param index the simple index that pip reads; empty if the channel was never opened
 * @param labels the labels that were asked for
 * @param mode whether wheels were to be sent
 * @param token what is known of the token; empty if none was looked for or found
 * @param wheels each wheel
 * @param created packages and releases that were created, in words
 * @param install the commands that install what was published
 * @param history what the channel had of the wheels' projects before; a project is absent if that could not be read
 * @param warnings what did not fail, but should be known, a sentence each
 * @param failure why the build failed, if it did
 * @param putBack the command that publishes the wheels whose outcome is {@link Outcome#MISSING}; empty if there are none
 */
public record PublishReport(
        ChannelInfo channel,
        Optional<String> index,
        List<String> labels,
        PublishMode mode,
        Optional<TokenInfo> token,
        List<WheelReport> wheels,
        List<String> created,
        List<String> install,
        Map<ProjectName, List<PublishedRelease>> history,
        List<String> warnings,
        Optional<Problem> failure,
        Optional<String> putBack) {

    public PublishReport {
        labels = List.copyOf(labels);
        wheels = List.copyOf(wheels);
        created = List.copyOf(created);
        install = List.copyOf(install);
        history = Map.copyOf(history);
        warnings = List.copyOf(warnings);
    }

    /** Whether the run was only to say what would be sent. */
    public boolean isDryRun() {
        return mode == PublishMode.DRY_RUN;
    }

    /** What became of one of its wheels, or in a dry run, would. */
    public WheelState state(WheelReport wheel) {
        return wheel.state(mode);
    }

    /** How many wheels are in one of these states. */
    long count(WheelState... states) {
        List<WheelState> wanted = List.of(states);
        return wheels.stream().filter(wheel -> wanted.contains(state(wheel))).count();
    }

    /** Where a browser finds the index, if that can be told from its address. */
    public Optional<String> indexLink() {
        return index.flatMap(PublicUrl::link);
    }

    /** Where a browser finds a project in the index ("Simple repository API" specification), if there is an index. */
    public Optional<String> projectLink(ProjectName project) {
        return indexLink().map(url -> url.replaceFirst("/*$", "/") + project.normalized() + "/");
    }

    /** What failed, each problem once: those of single wheels, or else that of the whole. */
    public List<Problem> problems() {
        List<Problem> ofWheels = wheels.stream()
                .flatMap(wheel -> wheel.problem().stream())
                .distinct()
                .toList();
        return ofWheels.isEmpty() ? failure.stream().toList() : ofWheels;
    }
}
