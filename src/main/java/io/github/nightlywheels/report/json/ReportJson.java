package io.github.nightlywheels.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.json.IndentedJson;
import io.github.nightlywheels.report.model.BuildInfo;
import io.github.nightlywheels.report.model.MissingWheel;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.report.model.ReleaseReport;
import io.github.nightlywheels.report.model.RunReport;
import io.github.nightlywheels.report.model.TokenInfo;
import io.github.nightlywheels.report.model.WheelReport;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Instant;
import java.util.List;

/** The report as programs read it; {@code src/site/markdown/report-json.md} describes every field. */
public final class ReportJson {
    private ReportJson() {}

    /** UTF-8, indented, the same bytes for the same report. */
    public static byte[] bytes(RunReport run) {
        ObjectNode root = IndentedJson.object();
        root.put("schemaVersion", RunReport.SCHEMA_VERSION);
        root.put("time", JsonParts.text(run.time()));
        root.put("plugin", run.plugin());
        root.put("success", run.isSuccess());
        add(root.putObject("build"), run.build());
        ArrayNode reports = root.putArray("publications");
        run.reports().forEach(report -> add(reports.addObject(), report, run.time()));
        ArrayNode prunes = root.putArray("prunes");
        run.prunes().forEach(prune -> PruneJson.add(prunes.addObject(), prune));
        return IndentedJson.bytes(root);
    }

    private static void add(ObjectNode json, BuildInfo build) {
        build.project().ifPresent(project -> json.put("project", project));
        build.version().ifPresent(version -> json.put("version", version));
        build.commit().ifPresent(commit -> json.put("commit", commit));
        build.commitUrl().ifPresent(url -> json.put("commitUrl", url));
        build.ciRun().ifPresent(ciRun -> {
            ObjectNode ci = json.putObject("ci");
            ci.put("service", ciRun.service());
            ciRun.number().ifPresent(number -> ci.put("run", number));
            ciRun.url().ifPresent(url -> ci.put("url", url));
        });
    }

    private static void add(ObjectNode json, PublishReport report, Instant time) {
        JsonParts.add(json.putObject("channel"), report.channel());
        report.index().ifPresent(url -> json.put("index", url));
        add(json.putArray("labels"), report.labels());
        json.put("dryRun", report.isDryRun());
        report.token().ifPresent(token -> add(json.putObject("token"), token, time));
        ArrayNode wheels = json.putArray("wheels");
        report.wheels().forEach(wheel -> add(wheels.addObject(), wheel));
        ArrayNode missing = json.putArray("missing");
        ReleaseReport.of(report).stream()
                .flatMap(release -> release.matrix().missing().stream())
                .forEach(wheel -> add(missing.addObject(), wheel));
        add(json.putArray("created"), report.created());
        add(json.putArray("install"), report.install());
        add(json.putArray("warnings"), report.warnings());
        report.failure().ifPresent(problem -> JsonParts.add(json.putObject("failure"), problem));
        report.putBack().ifPresent(command -> json.put("putBack", command));
    }

    private static void add(ObjectNode json, TokenInfo token, Instant time) {
        json.put("source", token.source());
        token.account().ifPresent(account -> json.put("account", account));
        token.expiresAt().ifPresent(expiry -> json.put("expiresAt", JsonParts.text(expiry)));
        token.daysLeft(time).ifPresent(days -> json.put("daysLeft", days));
    }

    private static void add(ObjectNode json, WheelReport wheel) {
        json.put("filename", wheel.filename());
        wheel.wheel().ifPresent(known -> add(json, known));
        wheel.plannedWord().ifPresent(action -> json.put("planned", action));
        json.put("outcome", wheel.outcomeWord());
        json.put("seconds", wheel.duration().toMillis() / 1000.0);
        json.put("tries", wheel.tries());
        wheel.problem().ifPresent(problem -> JsonParts.add(json.putObject("failure"), problem));
    }

    private static void add(ObjectNode json, Wheel wheel) {
        json.put("project", wheel.metadata().name().text());
        json.put("version", wheel.metadata().version());
        add(
                json.putArray("tags"),
                wheel.isSource()
                        ? List.of()
                        : List.copyOf(wheel.filename().tags().expanded()));
        json.put("sha256", wheel.digests().sha256());
        json.put("size", wheel.digests().size());
    }

    private static void add(ObjectNode json, MissingWheel wheel) {
        json.put("filename", wheel.filename());
        json.put("python", wheel.python());
        json.put("platform", wheel.platform());
    }

    private static void add(ArrayNode json, List<String> texts) {
        texts.forEach(json::add);
    }
}
