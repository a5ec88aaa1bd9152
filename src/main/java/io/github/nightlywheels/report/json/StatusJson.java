package io.github.nightlywheels.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.json.IndentedJson;
import io.github.nightlywheels.report.model.ProjectOnChannel;
import io.github.nightlywheels.report.model.StatusReport;
import io.github.nightlywheels.report.model.VersionOnChannel;
import io.github.nightlywheels.wheel.Interpreter;
import io.github.nightlywheels.wheel.Platform;
import java.time.Instant;

/** What a channel has, for programs; {@code src/site/markdown/status-json.md} describes every field. */
public final class StatusJson {
    private StatusJson() {}

    /** UTF-8, indented, the same bytes for the same status. */
    public static byte[] bytes(StatusReport status) {
        ObjectNode root = IndentedJson.object();
        root.put("schemaVersion", StatusReport.SCHEMA_VERSION);
        root.put("time", JsonParts.text(status.time()));
        root.put("plugin", status.plugin());
        root.put("success", status.failure().isEmpty());
        JsonParts.add(root.putObject("channel"), status.channel());
        JsonParts.add(root.putObject("rule"), status.rule());
        status.staleAfter().ifPresent(days -> root.put("staleAfter", days));
        status.quota().ifPresent(bytes -> root.put("quota", bytes));
        root.put("bytes", status.bytes());
        ArrayNode projects = root.putArray("projects");
        status.projects().forEach(project -> add(projects.addObject(), project, status.time()));
        ArrayNode warnings = root.putArray("warnings");
        status.warnings().forEach(warning -> JsonParts.add(warnings.addObject(), warning));
        status.failure().ifPresent(problem -> JsonParts.add(root.putObject("failure"), problem));
        return IndentedJson.bytes(root);
    }

    private static void add(ObjectNode json, ProjectOnChannel project, Instant time) {
        json.put("project", project.project());
        json.put("state", project.state().word());
        json.put("stale", project.isStale());
        project.newest().ifPresent(newest -> {
            ObjectNode one = json.putObject("newest");
            one.put("version", newest.version());
            one.put("filename", newest.filename());
            one.put("uploadedAt", JsonParts.text(newest.uploadedAt()));
            one.put("ageDays", newest.days(time));
        });
        json.put("files", project.files());
        json.put("bytes", project.bytes());
        ArrayNode platforms = json.putArray("platforms");
        project.platforms().stream().map(Platform::toString).forEach(platforms::add);
        ArrayNode pythons = json.putArray("pythons");
        project.pythons().stream().map(Interpreter::label).forEach(pythons::add);
        json.put("removableFiles", project.removedFiles());
        json.put("removableBytes", project.removedBytes());
        ArrayNode doubts = json.putArray("doubts");
        project.doubts().forEach(doubts::add);
        ArrayNode versions = json.putArray("versions");
        project.versions().forEach(version -> add(versions.addObject(), version));
    }

    private static void add(ObjectNode json, VersionOnChannel version) {
        json.put("version", version.version());
        version.uploadedAt().ifPresent(time -> json.put("uploadedAt", JsonParts.text(time)));
        json.put("files", version.files());
        json.put("bytes", version.bytes());
        json.put("removableFiles", version.removed());
    }
}
