package io.github.nightlywheels.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.fake.RecordedRequest.Field;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * The form_data of a stage answer: the fields of the recording in anaconda-api.md section 6 and one more, whose value only a
 * client that changes nothing brings back whole. No two forms have the same token and signature.
 */
final class StorageForm {
    static final String BUCKET = "bucket";
    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private StorageForm() {}

    static List<Field> make(String packageId, String id, Random random, Instant now, Instant expiresAt) {
        byte[] token = new byte[96];
        random.nextBytes(token);
        byte[] signature = new byte[32];
        random.nextBytes(signature);
        String date = AMZ_DATE.format(now);
        List<Field> fields = new ArrayList<>(List.of(
                new Field("Content-Type", "application/octet-stream"),
                new Field("acl", "private"),
                new Field("key", packageId + "/" + id),
                new Field("success_action_status", "201"),
                new Field("x-amz-algorithm", "AWS4-HMAC-SHA256"),
                new Field(
                        "x-amz-credential",
                        "ASIAFAKE/" + date.substring(0, date.indexOf('T')) + "/us-east-1/s3/aws4_request"),
                new Field("x-amz-date", date),
                new Field("x-amz-security-token", Base64.getEncoder().encodeToString(token)),
                new Field("x-amz-signature", HexFormat.of().formatHex(signature)),
                new Field("x-amz-storage-class", "STANDARD"),
                new Field("x-amz-meta-note", "50% \"wheels\" & <more>; a+b=c\u00e9")));
        List<Field> conditioned = new ArrayList<>(fields);
        conditioned.removeIf(field -> field.name().equals("x-amz-signature"));
        String policy = StoragePolicy.of(conditioned, BUCKET, expiresAt.truncatedTo(ChronoUnit.SECONDS));
        fields.add(3, new Field("policy", policy));
        return List.copyOf(fields);
    }

    static ObjectNode json(List<Field> form) {
        ObjectNode json = World.NODES.objectNode();
        form.forEach(field -> json.put(field.name(), field.value()));
        return json;
    }

    /** The dist_id at the end of the form's key. */
    static String idIn(List<Field> form) {
        return StoragePolicy.value(form, "key").replaceFirst(".*/", "");
    }
}
