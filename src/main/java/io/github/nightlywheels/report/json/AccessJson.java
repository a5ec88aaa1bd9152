package io.github.nightlywheels.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.json.IndentedJson;
import io.github.nightlywheels.report.model.AccessResult;
import io.github.nightlywheels.report.model.AccessResult.Answer;
import io.github.nightlywheels.report.model.AccessResult.CheckedToken;
import java.util.Optional;

/** What a check of the access found, for programs; {@code src/site/markdown/access-json.md} describes every field. */
public final class AccessJson {
    /** Raised when a field is removed or changes its meaning; new fields may come at any time. */
    public static final int SCHEMA_VERSION = 1;

    private AccessJson() {}

    /** UTF-8, indented, the same bytes for the same result. */
    public static byte[] bytes(AccessResult result) {
        ObjectNode root = IndentedJson.object();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("checkedAt", result.checkedAt().toString());
        root.put("organization", result.organization());
        root.put("apiUrl", result.apiUrl());
        root.put("verdict", result.verdict());
        add(root.putObject("token"), result.token());
        ArrayNode answers = root.putArray("answers");
        result.answers().forEach(answer -> add(answers.addObject(), answer));
        return IndentedJson.bytes(root);
    }

    private static void add(ObjectNode json, CheckedToken token) {
        put(json, "source", token.source());
        put(json, "account", token.account());
        put(json, "accountKind", token.accountKind());
        put(json, "name", token.name());
        json.putNull("scopes");
        token.scopes().ifPresent(known -> known.forEach(json.putArray("scopes")::add));
        put(json, "expires", token.expires());
    }

    private static void add(ObjectNode json, Answer answer) {
        json.put("question", answer.question());
        put(json, "project", answer.project());
        json.put("verdict", answer.verdict());
        json.put("sentence", answer.sentence());
        put(json, "code", answer.code());
        put(json, "remedy", answer.remedy());
        put(json, "server", answer.server());
    }

    private static void put(ObjectNode json, String key, Optional<String> value) {
        json.put(key, value.orElse(null));
    }
}
