package io.github.nightlywheels.report.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.report.model.RetentionReport;

/** The rule of pruning, as JSON. */
final class RetentionJson {
    private RetentionJson() {}

    static void add(ObjectNode json, RetentionReport rule) {
        json.put("words", rule.words());
        rule.keepVersions().ifPresent(number -> json.put("keepVersions", number));
        rule.keepDays().ifPresent(days -> json.put("keepDays", days));
        json.put("keepWhole", rule.keepWhole());
        json.put("pruneReleases", rule.pruneReleases());
        rule.labels().forEach(json.putArray("labels")::add);
    }
}
