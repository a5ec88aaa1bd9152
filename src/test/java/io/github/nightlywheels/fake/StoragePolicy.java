package io.github.nightlywheels.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.fake.RecordedRequest.Field;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The policy document in a storage form: until when it may be used, and which fields it must have and may have, by the rules
 * that S3 documents for the POST of a browser form. What it holds is what the recording in anaconda-api.md section 6 holds.
 */
final class StoragePolicy {
    static final String EXPIRED = "Invalid according to Policy: Policy expired.";

    /** Whatever may be in a form without a condition of its own. */
    private static final List<String> FREE = List.of("policy", "x-amz-signature", "file");

    private StoragePolicy() {}

    /** The document for a form of these fields, encoded as it stands in the form. */
    static String of(List<Field> fields, String bucket, Instant expiresAt) {
        ObjectNode policy = World.NODES.objectNode();
        ArrayNode conditions = policy.putArray("conditions");
        for (String name : List.of("acl", "success_action_status")) {
            conditions.addObject().put(name, value(fields, name));
        }
        for (String name : List.of("Content-Type", "Content-MD5", "Content-Length")) {
            conditions.addArray().add("starts-with").add("$" + name).add("");
        }
        conditions.addObject().put("bucket", bucket);
        fields.stream()
                .map(Field::name)
                .filter(name -> name.equals("key") || name.startsWith("x-amz-"))
                .forEach(name -> conditions.addObject().put(name, value(fields, name)));
        policy.put("expiration", expiresAt.toString());
        return Base64.getEncoder().encodeToString(policy.toString().getBytes(UTF_8));
    }

    /** A field's value, or the empty string. */
    static String value(List<Field> form, String name) {
        return form.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst()
                .orElse("");
    }

    /** Whether the form's policy has run out. */
    static boolean isExpired(List<Field> form, Instant now) {
        return !now.isBefore(
                Instant.parse(decode(form).orElseThrow().path("expiration").asText()));
    }

    /** What the form has against its own policy, in S3's words, besides the time. */
    static Optional<String> problem(List<Field> form, String bucket) {
        Optional<JsonNode> policy = decode(form);
        if (policy.isEmpty()) {
            return Optional.of("Invalid Policy: Invalid JSON.");
        }
        List<Condition> conditions = conditions(policy.get());
        Stream<String> failed = conditions.stream()
                .filter(condition -> !condition.holds(form, bucket))
                .map(condition -> "Policy Condition failed: " + condition);
        Stream<String> extra = form.stream()
                .map(Field::name)
                .filter(name -> !FREE.contains(name)
                        && conditions.stream().noneMatch(one -> one.field().equals(name)))
                .map(name -> "Extra input fields: " + name);
        return Stream.concat(failed, extra).findFirst().map(what -> "Invalid according to Policy: " + what);
    }

    private static Optional<JsonNode> decode(List<Field> form) {
        try {
            JsonNode policy = World.JSON.readTree(Base64.getDecoder().decode(value(form, "policy")));
            return Optional.ofNullable(policy).filter(JsonNode::isObject);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Condition> conditions(JsonNode policy) {
        List<Condition> conditions = new ArrayList<>();
        for (JsonNode one : policy.path("conditions")) {
            if (one.isArray()) {
                conditions.add(new Condition(
                        one.path(0).asText(),
                        one.path(1).asText().substring(1),
                        one.path(2).asText()));
            } else {
                one.properties()
                        .forEach(entry -> conditions.add(new Condition(
                                "eq", entry.getKey(), entry.getValue().asText())));
            }
        }
        return conditions;
    }

    private record Condition(String operator, String field, String expected) {
        boolean holds(List<Field> form, String bucket) {
            if (field.equals("bucket")) {
                return expected.equals(bucket);
            }
            boolean isThere = form.stream().anyMatch(one -> one.name().equals(field));
            String value = value(form, field);
            return isThere && (operator.equals("eq") ? value.equals(expected) : value.startsWith(expected));
        }

        @Override
        public String toString() {
            return "[\"" + operator + "\", \"$" + field + "\", \"" + expected + "\"]";
        }
    }
}
