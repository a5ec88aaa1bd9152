package io.github.nightlywheels.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.fake.RecordedRequest.Field;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The form_data of a stage answer: an odd order, awkward values, and a policy that no other stage has. */
final class StorageForm {
    private StorageForm() {}

    static List<Field> make(String id, String basename, Random random, Instant expiresAt) {
        byte[] nonce = new byte[24];
        random.nextBytes(nonce);
        Base64.Encoder base64 = Base64.getEncoder();
        String nonceText = base64.encodeToString(nonce);
        ObjectNode policy = World.NODES.objectNode();
        policy.put("expiration", expiresAt.toString());
        policy.put("nonce", nonceText);
        return List.of(
                new Field("success_action_status", "201"),
                new Field("key", id + "/" + basename),
                new Field("x-amz-meta-note", "50% \"wheels\" & <more>; a+b=c\u00e9"),
                new Field("AWSAccessKeyId", "AKIAFAKE/+="),
                new Field("Policy", base64.encodeToString(policy.toString().getBytes(UTF_8))),
                new Field("Content-Type", "application/octet-stream"),
                new Field("acl", "private"),
                new Field("Signature", nonceText + "/+="));
    }

    static ObjectNode json(List<Field> form) {
        ObjectNode json = World.NODES.objectNode();
        form.forEach(field -> json.put(field.name(), field.value()));
        return json;
    }

    static String idIn(List<Field> form) {
        return form.stream()
                .filter(field -> field.name().equals("key"))
                .map(field -> field.value().replaceFirst("/.*", ""))
                .findFirst()
                .orElse("");
    }

    static boolean isExpired(List<Field> form, Instant now) {
        Optional<String> policy = form.stream()
                .filter(field -> field.name().equals("Policy"))
                .map(Field::value)
                .findFirst();
        try {
            JsonNode json = World.JSON.readTree(Base64.getDecoder().decode(policy.orElseThrow()));
            return !now.isBefore(Instant.parse(json.path("expiration").asText()));
        } catch (java.io.IOException e) {
            throw new IllegalStateException("not a policy of the fake", e);
        }
    }
}
