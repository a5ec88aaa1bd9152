package io.github.nightlywheels.report.model;

import io.github.nightlywheels.channel.Outcome;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one publication at its end.
 *
 * @param channel where to
 * @param index the simple index that pip reads; empty if the channel was never opened
 * @param labels the labels that were asked for
 * @param mode how earnest it was
 * @param token what is known of the token; empty if none was looked for or found
 * @param wheels each wheel
 * @param created packages and releases that were created, in words
 * @param install the commands that install what was published
 * @param history what the channel had of the wheels' projects before; a project is absent if that could not be read
 * @param warnings what did not fail, but should be known, a sentence each
 * @param failure why the build failed, if it did
 */
public record PublishReport(
        ChannelInfo channel,
        Optional<String> index,
        List<String> labels,
        Mode mode,
        Optional<TokenInfo> token,
        List<WheelReport> wheels,
        List<String> created,
        List<String> install,
        Map<ProjectName, List<PublishedRelease>> history,
        List<String> warnings,
        Optional<Problem> failure) {

    /** How earnest it was. */
    public enum Mode {
        /** It was to publish. */
        PUBLISH,
        /** It was to say what would be published. */
        DRY_RUN
    }

    public PublishReport {
        labels = List.copyOf(labels);
        wheels = List.copyOf(wheels);
        created = List.copyOf(created);
        install = List.copyOf(install);
        history = Map.copyOf(history);
        warnings = List.copyOf(warnings);
    }

    /** How many wheels ended with one of these outcomes. */
    int count(Outcome... outcomes) {
        List<Outcome> wanted = List.of(outcomes);
        return (int) wheels.stream()
                .filter(wheel -> wheel.outcome().filter(wanted::contains).isPresent())
                .count();
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
