package io.github.nightlywheels.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.engine.Decision;
import io.github.nightlywheels.report.model.Problem;
import io.github.nightlywheels.report.model.PublishReport;
import io.github.nightlywheels.report.model.RunReport;
import io.github.nightlywheels.report.model.TokenInfo;
import io.github.nightlywheels.report.model.WheelReport;
import io.github.nightlywheels.wheel.Wheel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The report as programs read it; {@code src/site/markdown/report-json.md} describes every field. */
public final class ReportJson {
    private final RunReport report;

    public ReportJson(RunReport report) {
        this.report = report;
    }

    /** UTF-8, indented, the same bytes for the same report. */
    public byte[] bytes() {
        ObjectNode root = Json.object();
        root.put("schemaVersion", RunReport.SCHEMA_VERSION);
        root.put("time", text(report.time()));
        root.put("plugin", report.plugin());
        root.put("success", report.isSuccess());
        ArrayNode publications = root.putArray("publications");
        report.publications().forEach(publication -> add(publications.addObject(), publication));
        return Json.bytes(root);
    }

    private void add(ObjectNode json, PublishReport publication) {
        ObjectNode channel = json.putObject("channel");
        channel.put("name", publication.channel().name());
        channel.put("kind", word(publication.channel().kind()));
        publication.channel().url().ifPresent(url -> channel.put("url", url));
        publication.index().ifPresent(url -> json.put("index", url));
        add(json.putArray("labels"), publication.labels());
        json.put("dryRun", publication.mode() == PublishReport.Mode.DRY_RUN);
        publication.token().ifPresent(token -> add(json.putObject("token"), token));
        ArrayNode wheels = json.putArray("wheels");
        publication.wheels().forEach(wheel -> add(wheels.addObject(), wheel));
        add(json.putArray("created"), publication.created());
        add(json.putArray("install"), publication.install());
        add(json.putArray("warnings"), publication.warnings());
        publication.failure().ifPresent(problem -> add(json.putObject("failure"), problem));
    }

    private void add(ObjectNode json, TokenInfo token) {
        json.put("source", token.source());
        token.account().ifPresent(account -> json.put("account", account));
        token.expiresAt().ifPresent(expiry -> json.put("expiresAt", text(expiry)));
        token.daysLeft(report.time()).ifPresent(days -> json.put("daysLeft", days));
    }

    private static void add(ObjectNode json, WheelReport wheel) {
        json.put("filename", wheel.filename());
        wheel.wheel().ifPresent(known -> add(json, known));
        wheel.planned().ifPresent(action -> json.put("planned", word(action)));
        json.put("outcome", wheel.outcome().map(ReportJson::word).orElse("not-attempted"));
        json.put("seconds", wheel.duration().toMillis() / 1000.0);
        json.put("tries", wheel.tries());
        wheel.problem().ifPresent(problem -> add(json.putObject("failure"), problem));
    }

    private static void add(ObjectNode json, Wheel wheel) {
        json.put("project", wheel.metadata().name().text());
        json.put("version", wheel.metadata().version());
        add(json.putArray("tags"), List.copyOf(wheel.filename().tags().expanded()));
        json.put("sha256", wheel.digests().sha256());
        json.put("size", wheel.digests().size());
    }

    private static void add(ObjectNode json, Problem problem) {
        json.put("code", problem.code());
        json.put("problem", problem.problem());
        json.put("remedy", problem.remedy());
    }

    private static void add(ArrayNode json, List<String> texts) {
        texts.forEach(json::add);
    }

    private static String word(Decision.Action action) {
        return switch (action) {
            case PUBLISH -> "publish";
            case REPLACE -> "replace";
            case LEAVE_SAME -> "leave";
            case LEAVE_OTHER -> "skip";
            case REFUSE -> "refuse";
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
