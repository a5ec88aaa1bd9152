package io.github.nightlywheels.report.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.report.model.ChannelInfo;
import io.github.nightlywheels.report.model.Problem;
import io.github.nightlywheels.report.model.RetentionReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What several reports have, as JSON. */
final class JsonParts {
    private JsonParts() {}

    static void add(ObjectNode json, ChannelInfo channel) {
        json.put("name", channel.name());
        json.put("kind", channel.kind());
        channel.url().ifPresent(url -> json.put("url", url));
    }

    static void add(ObjectNode json, Problem problem) {
        json.put("code", problem.code());
        json.put("problem", problem.problem());
        json.put("remedy", problem.remedy());
    }

    static void add(ObjectNode json, RetentionReport rule) {
        json.put("words", rule.words());
        rule.keepVersions().ifPresent(number -> json.put("keepVersions", number));
        rule.keepDays().ifPresent(days -> json.put("keepDays", days));
        json.put("keepWhole", rule.keepWhole());
        json.put("pruneReleases", rule.pruneReleases());
        rule.labels().forEach(json.putArray("labels")::add);
    }

    /** A time in UTC, with seconds. */
    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
