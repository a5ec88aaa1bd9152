package io.github.nightlywheels.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.access.AccessAnswer;
import io.github.nightlywheels.access.AccessReport;
import io.github.nightlywheels.channel.AccessFacts.Account;
import io.github.nightlywheels.channel.AccessFacts.Expiry;
import io.github.nightlywheels.channel.AccessFacts.TokenRecord;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.ServerReply;
import io.github.nightlywheels.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The access report as programs read it; {@code src/site/markdown/access-json.md} describes every field. */
public final class AccessJson {
    /** Grows when a field changes its meaning or goes; new fields may come at any time. */
    public static final int SCHEMA_VERSION = 1;

    private final AccessReport report;

    public AccessJson(AccessReport report) {
        this.report = report;
    }

    /**
     * Writes the file in one step, and its directory where that is missing.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, bytes());
    }

    /** UTF-8, indented, the same bytes for the same report. */
    byte[] bytes() {
        ObjectNode root = Json.object();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("checkedAt", report.checkedAt().toString());
        root.put("organization", report.organization());
        root.put("apiUrl", report.apiUrl());
        root.put("verdict", report.verdict().text());
        token(root.putObject("token"));
        ArrayNode answers = root.putArray("answers");
        report.answers().forEach(answer -> answer(answers.addObject(), answer));
        return Json.bytes(root);
    }

    private void token(ObjectNode json) {
        put(json, "source", report.tokenSource());
        put(json, "account", report.account().map(Account::login));
        put(
                json,
                "accountKind",
                report.account().flatMap(Account::kind).map(kind -> kind.name().toLowerCase(Locale.ROOT)));
        put(json, "name", report.token().flatMap(TokenRecord::name));
        Optional<List<String>> scopes = report.token().flatMap(TokenRecord::scopes);
        json.putNull("scopes");
        scopes.ifPresent(known -> known.forEach(json.putArray("scopes")::add));
        put(json, "expires", report.token().map(TokenRecord::expiry).flatMap(AccessJson::words));
    }

    private static Optional<String> words(Expiry expiry) {
        if (expiry instanceof Expiry.At at) {
            return Optional.of(at.instant().toString());
        }
        return expiry instanceof Expiry.Never ? Optional.of("never") : Optional.empty();
    }

    private static void answer(ObjectNode json, AccessAnswer answer) {
        json.put("question", answer.question().text());
        put(json, "project", answer.project());
        json.put("verdict", answer.verdict().text());
        json.put("sentence", answer.sentence());
        put(json, "code", answer.failure().map(Failure::code));
        put(json, "remedy", answer.failure().map(Failure::remedy));
        put(json, "server", answer.failure().flatMap(Failure::reply).map(ServerReply::toString));
    }

    private static void put(ObjectNode json, String key, Optional<String> value) {
        json.put(key, value.orElse(null));
    }
}
