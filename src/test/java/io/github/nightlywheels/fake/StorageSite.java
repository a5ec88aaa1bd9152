package io.github.nightlywheels.fake;

import io.github.nightlywheels.fake.RecordedRequest.Field;
import io.github.nightlywheels.fake.RecordedRequest.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The storage's port: takes the forms that a stage handed out, field by field as they were given. */
final class StorageSite implements RequestHandler.Site {
    static final String PATH = "/bucket/";
    static final String POLICY_EXPIRED = "Invalid according to Policy: Policy expired.";
    static final String REQUEST_TIMEOUT = "Your socket connection to the server was not read from or written to within"
            + " the timeout period. Idle connections will be closed.";

    /** A refusal, and whether it is one that no well-made client meets. */
    private record Refusal(Answer answer, boolean violation) {
        static Refusal of(int status, String code, String message) {
            return new Refusal(Answer.xml(status, code, message), false);
        }

        static Refusal violation(int status, String code, String message) {
            return new Refusal(Answer.xml(status, code, message), true);
        }
    }

    private final World world;
    private final RequestLog log;
    private volatile boolean digests = true;

    StorageSite(World world, RequestLog log) {
        this.world = world;
        this.log = log;
    }

    void skipDigests() {
        digests = false;
    }

    @Override
    public Endpoint.Match match(Incoming request) {
        boolean looks = request.method.equals("GET") || request.method.equals("HEAD");
        Endpoint endpoint = looks && request.target.startsWith(PATH)
                ? Endpoint.STORAGE_GET
                : request.method.equals("POST") && request.target.equals(PATH) ? Endpoint.STORAGE : Endpoint.UNKNOWN;
        return new Endpoint.Match(endpoint, Map.of());
    }

    @Override
    public Outcome readOnly(Incoming request) throws IOException {
        request.drain();
        return Outcome.NONE;
    }

    @Override
    public Answer finish(Answer answer) {
        return answer;
    }

    @Override
    public Outcome handle(Endpoint.Match match, Incoming request) throws IOException {
        List<Field> form = new ArrayList<>();
        if (!request.header("authorization").isEmpty()) {
            return refuse(request, form, Refusal.violation(400, "InvalidArgument", "Only one auth mechanism allowed"));
        }
        if (match.endpoint() == Endpoint.STORAGE_GET) {
            return Outcome.refused(look(request));
        }
        if (match.endpoint() == Endpoint.UNKNOWN) {
            return refuse(request, form, Refusal.violation(405, "MethodNotAllowed", "Not allowed on this resource."));
        }
        if (request.declaredLength() < 0) {
            return refuse(request, form, Refusal.violation(411, "MissingContentLength", "Content-Length is required."));
        }
        try {
            return receive(request, form);
        } catch (Multipart.Malformed e) {
            return refuse(request, form, Refusal.violation(400, "MalformedPOSTRequest", e.getMessage()));
        }
    }

    private Outcome receive(Incoming request, List<Field> form) throws Multipart.Malformed, IOException {
        Multipart multipart = new Multipart(request);
        Multipart.Part part = multipart.next();
        while (!part.isFile()) {
            form.add(new Field(part.name(), multipart.value()));
            part = multipart.next();
        }
        Optional<Catalogue.Stage> stage;
        Optional<Refusal> refusal;
        synchronized (world) {
            stage = Optional.ofNullable(world.catalogue.forms.get(StorageForm.idIn(form)));
            refusal = refuseForm(stage, form, part.filename());
        }
        if (refusal.isPresent()) {
            return refuse(request, form, refusal.get());
        }
        Received received = multipart.file(part.filename(), digests);
        refusal = refuseFile(form, received);
        synchronized (world) {
            if (refusal.isEmpty()) {
                stage.orElseThrow().received = received;
            }
        }
        return refusal.isPresent()
                ? refuse(request, form, refusal.get()).withForm(form, received)
                : Outcome.applied(created(form)).withForm(form, received);
    }

    private static Answer created(List<Field> form) {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PostResponse><Bucket>bucket</Bucket><Key>%s</Key>"
                + "</PostResponse>";
        return Answer.of(201, "application/xml", xml.formatted(StorageForm.idIn(form)));
    }

    private Outcome refuse(Incoming request, List<Field> form, Refusal refusal) throws IOException {
        if (refusal.violation()) {
            log.violation("storage: " + refusal.answer().body());
        }
        request.drain();
        return Outcome.refused(refusal.answer()).withForm(form, Received.NOTHING);
    }

    private Optional<Refusal> refuseForm(Optional<Catalogue.Stage> stage, List<Field> form, String filename) {
        if (stage.isEmpty()) {
            return policy("no stage handed out this key");
        }
        List<Field> expected = stage.get().form;
        List<String> names = form.stream().map(Field::name).toList();
        List<String> allowed =
                new ArrayList<>(expected.stream().map(Field::name).toList());
        allowed.addAll(List.of("Content-Length", "Content-MD5"));
        for (String name : names) {
            if (!allowed.contains(name)) {
                return policy("Extra input fields: " + name);
            }
        }
        for (Field field : expected) {
            if (!form.contains(field)) {
                return policy("Policy Condition failed: eq " + field.name());
            }
        }
        if (!names.equals(allowed)) {
            return Optional.of(
                    Refusal.violation(400, "InvalidArgument", "fields missing, repeated or out of order: " + names));
        }
        String key = stage.get().path;
        if (!filename.isEmpty() && !key.endsWith("\n" + filename)) {
            return policy("the file part is named " + filename);
        }
        if (stage.get().committed) {
            return policy("the object of a committed distribution may not change");
        }
        return StorageForm.isExpired(form, world.now())
                ? Optional.of(Refusal.of(403, "AccessDenied", POLICY_EXPIRED))
                : Optional.empty();
    }

    private static Optional<Refusal> policy(String what) {
        return Optional.of(Refusal.violation(403, "AccessDenied", "Invalid according to Policy: " + what));
    }

    private Optional<Refusal> refuseFile(List<Field> form, Received received) {
        String length = form.get(form.size() - 2).value();
        if (!length.equals(Long.toString(received.size()))) {
            return Optional.of(
                    Refusal.of(400, "IncompleteBody", "Content-Length says " + length + ", came " + received.size()));
        }
        String md5 = form.get(form.size() - 1).value();
        if (!md5.matches("[A-Za-z0-9+/]{22}==")) {
            return Optional.of(Refusal.violation(400, "InvalidDigest", "The Content-MD5 you specified was invalid."));
        }
        String hex = HexFormat.of().formatHex(Base64.getDecoder().decode(md5));
        return digests && !hex.equals(received.md5())
                ? Optional.of(
                        Refusal.of(400, "BadDigest", "The Content-MD5 you specified did not match what we received."))
                : Optional.empty();
    }

    private Answer look(Incoming request) {
        String id = request.target.substring(PATH.length()).replaceFirst("/.*", "");
        synchronized (world) {
            Optional<Received> object = Optional.ofNullable(world.catalogue.forms.get(id))
                    .map(stage -> stage.received)
                    .filter(received -> received.size() >= 0);
            if (object.isEmpty()) {
                return Answer.xml(404, "NoSuchKey", "The specified key does not exist.");
            }
            return request.method.equals("HEAD")
                    ? Answer.empty(200)
                            .with("ETag", "\"" + object.get().md5() + "\"")
                            .with("Content-Length", Long.toString(object.get().size()))
                    : Answer.xml(501, "NotImplemented", "The fake keeps digests, not bytes.");
        }
    }
}
