package io.github.nightlywheels.fake;

import io.github.nightlywheels.fake.RecordedRequest.Field;
import io.github.nightlywheels.fake.RecordedRequest.Received;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The storage's port: takes the forms that a stage handed out, field by field as they were given. */
final class StorageSite implements RequestHandler.Site {
    static final String PATH = "/bucket/";
    static final String REQUEST_TIMEOUT = "Your socket connection to the server was not read from or written to within"
            + " the timeout period. Idle connections will be closed.";

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
    public RequestOutcome readOnly(Incoming request) throws IOException {
        request.drain();
        return RequestOutcome.NONE;
    }

    @Override
    public Answer finish(Endpoint.Match match, Answer answer) {
        return Rays.storage(answer);
    }

    @Override
    public Work receive(Endpoint.Match match, Incoming request) throws IOException {
        List<Field> form = new ArrayList<>();
        if (!request.header("authorization").isEmpty()) {
            return refuse(
                    request, form, FormRules.violation(400, "InvalidArgument", "Only one auth mechanism allowed"));
        }
        if (match.endpoint() == Endpoint.STORAGE_GET) {
            return new Done(RequestOutcome.refused(look(request)));
        }
        if (match.endpoint() == Endpoint.UNKNOWN) {
            return refuse(request, form, FormRules.violation(405, "MethodNotAllowed", "Not allowed on this resource."));
        }
        if (request.declaredLength() < 0) {
            return refuse(
                    request, form, FormRules.violation(411, "MissingContentLength", "Content-Length is required."));
        }
        try {
            return receive(request, form);
        } catch (Multipart.Malformed e) {
            return refuse(request, form, FormRules.violation(400, "MalformedPOSTRequest", e.getMessage()));
        }
    }

    /** What is refused, or only looked at: there is nothing to carry out. */
    private record Done(RequestOutcome outcome) implements Work {
        @Override
        public RequestOutcome carryOut() {
            return outcome;
        }

        @Override
        public RequestOutcome unapplied() {
            return outcome;
        }
    }

    private Work receive(Incoming request, List<Field> form) throws Multipart.Malformed, IOException {
        Multipart multipart = new Multipart(request);
        Multipart.Part part = multipart.next();
        while (!part.isFile()) {
            form.add(new Field(part.name(), multipart.value()));
            part = multipart.next();
        }
        Optional<Stage> stage;
        Optional<FormRules.Refusal> refusal;
        synchronized (world) {
            stage = Optional.ofNullable(world.catalogue.forms.get(StorageForm.idIn(form)));
            refusal = FormRules.refuseForm(stage, form, part.filename(), world.now());
        }
        if (refusal.isPresent()) {
            return refuse(request, form, refusal.get());
        }
        Received received = multipart.file(part.filename(), digests);
        refusal = FormRules.refuseFile(form, received);
        return refusal.isPresent()
                ? refuse(request, form, refusal.get(), received)
                : new Storing(stage.orElseThrow(), form, received);
    }

    /** A file that has arrived and is to be kept. */
    private final class Storing implements Work {
        private final Stage stage;
        private final List<Field> form;
        private final Received received;

        Storing(Stage stage, List<Field> form, Received received) {
            this.stage = stage;
            this.form = form;
            this.received = received;
        }

        @Override
        public RequestOutcome carryOut() {
            synchronized (world) {
                if (stage.committed) {
                    log.violation("storage: a file was sent again after its commit: " + received.filename());
                }
                stage.received = received;
                return RequestOutcome.applied(created(form)).withForm(form, received);
            }
        }

        @Override
        public RequestOutcome unapplied() {
            return RequestOutcome.NONE.withForm(form, received);
        }
    }

    private static Answer created(List<Field> form) {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PostResponse><Bucket>%s</Bucket><Key>%s</Key>"
                + "</PostResponse>";
        return Answer.of(201, "application/xml", xml.formatted(StorageForm.BUCKET, StoragePolicy.value(form, "key")));
    }

    private Work refuse(Incoming request, List<Field> form, FormRules.Refusal refusal) throws IOException {
        return refuse(request, form, refusal, Received.NOTHING);
    }

    private Work refuse(Incoming request, List<Field> form, FormRules.Refusal refusal, Received received)
            throws IOException {
        if (refusal.violation()) {
            log.violation("storage: " + refusal.answer().body());
        }
        request.drain();
        return new Done(RequestOutcome.refused(refusal.answer()).withForm(form, received));
    }

    private Answer look(Incoming request) {
        String id = request.target.replaceFirst("[?].*", "").replaceFirst(".*/", "");
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
