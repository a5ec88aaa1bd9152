package io.github.nightlywheels.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.report.model.PruneReport;

/** What pruning did, as JSON. */
final class PruneJson {
    private PruneJson() {}

    static void add(ObjectNode json, PruneReport prune) {
        json.put("trigger", prune.trigger().word());
        json.put("outcome", prune.outcome().word());
        JsonParts.add(json.putObject("channel"), prune.channel());
        JsonParts.add(json.putObject("rule"), prune.rule());
        json.put("confirmed", prune.isConfirmed());
        ArrayNode removed = json.putArray("removed");
        for (PruneReport.RemovedFile file : prune.removed()) {
            ObjectNode one = removed.addObject();
            one.put("project", file.project());
            one.put("version", file.version());
            one.put("filename", file.filename());
            file.size().ifPresent(size -> one.put("size", size));
            one.put("reason", file.reason());
            one.put("outcome", file.outcome());
        }
        ArrayNode kept = json.putArray("kept");
        for (PruneReport.KeptFile file : prune.kept()) {
            ObjectNode one = kept.addObject();
            one.put("project", file.project());
            one.put("version", file.version());
            one.put("filename", file.filename());
            file.size().ifPresent(size -> one.put("size", size));
            one.put("reason", file.reason());
        }
        ArrayNode doubts = json.putArray("doubts");
        prune.doubts()
                .forEach(doubt ->
                        doubts.addObject().put("project", doubt.project()).put("doubt", doubt.doubt()));
        json.put("removableBytes", prune.removableBytes());
        json.put("freedBytes", prune.freedBytes());
        prune.warnings().forEach(json.putArray("warnings")::add);
        prune.failure().ifPresent(problem -> JsonParts.add(json.putObject("failure"), problem));
    }
}
