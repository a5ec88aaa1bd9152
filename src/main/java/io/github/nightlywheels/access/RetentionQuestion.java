package io.github.nightlywheels.access;

import io.github.nightlywheels.channel.AccessFacts.ProjectFacts;
import io.github.nightlywheels.channel.AccessFacts.UploadedWheel;
import io.github.nightlywheels.failure.ChannelFailure;
import io.github.nightlywheels.text.Plural;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How old the newest wheel of a project is, and how long the channel will keep it. From half of that time on it is a warning:
 * the scientific Python channel sends its first reminder then, at 15 of 30 days.
 *
 * @param organization whose channel
 * @param retention what the channel keeps
 * @param now the time
 */
record RetentionQuestion(String organization, AccessRules.Retention retention, Instant now) {

    AccessAnswer answer(ProjectFacts project) {
        if (project.onChannel().known().isEmpty()) {
            return AccessAnswer.unknown(
                    Question.RETENTION,
                    project.onChannel().isAbsent()
                            ? "the project is not on the channel"
                            : project.onChannel().why());
        }
        Optional<List<UploadedWheel>> wheels = project.onChannel().known().get().wheels();
        if (wheels.isEmpty()) {
            return AccessAnswer.unknown(Question.RETENTION, "the server does not say when each wheel came");
        }
        return wheels.get().stream()
                .max(Comparator.comparing(UploadedWheel::uploadedAt))
                .map(newest -> age(project, newest))
                .orElseGet(() -> AccessAnswer.ok(Question.RETENTION, "there is no wheel yet"));
    }

    private AccessAnswer age(ProjectFacts project, UploadedWheel newest) {
        Duration age = Duration.between(newest.uploadedAt(), now);
        LocalDate uploaded = date(newest.uploadedAt());
        LocalDate removal = date(newest.uploadedAt().plus(retention.age()));
        if (age.compareTo(retention.age().dividedBy(2)) >= 0) {
            return AccessAnswer.warning(
                    Question.RETENTION,
                    new ChannelFailure.Stale(
                            organization, project.project().text(), newest.filename(), uploaded, removal));
        }
        return AccessAnswer.ok(
                Question.RETENTION,
                "the newest wheel, " + newest.filename() + " of " + uploaded + ", is " + days(age)
                        + " old; the channel removes it on " + removal + ", or when " + retention.versions()
                        + " newer versions are there");
    }

    private static String days(Duration age) {
        long days = age.toDays();
        return days < 1 ? "less than a day" : Plural.of(days, "day");
    }

    private static LocalDate date(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
