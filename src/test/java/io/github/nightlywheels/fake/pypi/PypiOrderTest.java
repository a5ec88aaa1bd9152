package io.github.nightlywheels.fake.pypi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.wheel.RawEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import okhttp3.Response;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of several faults the fake tells the one that PyPI comes upon first ({@code pypi-upload-api.md} section 2.1). */
class PypiOrderTest {
    private static final byte[] OLD = "old".getBytes(UTF_8);

    @TempDir
    Path directory;

    /** A fault, and how it is told. */
    private record Fault(String name, BiConsumer<FakePypi, PypiForm> cause, int status, String words) {
        static Fault bad(String name, BiConsumer<FakePypi, PypiForm> cause, String words) {
            return new Fault(name, cause, 400, words);
        }

        static Fault forbidden(String name, BiConsumer<FakePypi, PypiForm> cause, String words) {
            return new Fault(name, cause, 403, words);
        }
    }

    private static final List<Fault> BEFORE_THE_FILE = List.of(
            new Fault("action", (fake, form) -> form.set(":action", "submit"), 410, ""),
            Fault.bad("tuple", (fake, form) -> form.tuple("comment"), "comment: Should not be a tuple."),
            Fault.forbidden("read-only", (fake, form) -> fake.isReadOnly(), "Read-only mode: "),
            Fault.forbidden("identity", (fake, form) -> form.token("pypi-wrong"), "Invalid or non-existent "),
            Fault.bad("protocol", (fake, form) -> form.set("protocol_version", "2"), "Unknown protocol version."),
            Fault.bad("form", (fake, form) -> form.add("version", "1.0"), "Invalid value for version."),
            Fault.bad("metadata version", (fake, form) -> form.set("metadata_version", "9"), "'9' is not a valid "),
            Fault.bad("metadata", (fake, form) -> form.set("summary", "x".repeat(513)), "'summary' field "),
            Fault.bad("content", (fake, form) -> form.withoutFile(), "Upload payload does not have a file."),
            Fault.bad("creation", (fake, form) -> fake.forbidsName("demo"), "The name 'demo' isn't allowed."),
            Fault.forbidden("permission", (fake, form) -> fake.tokenIsOnlyFor("other"), "Invalid API Token: "),
            Fault.forbidden(
                    "e-mail", (fake, form) -> fake.accountHasNoVerifiedEmail(), "User 'jane' does not have a ver"),
            Fault.forbidden("2FA", (fake, form) -> fake.accountHasNoSecondFactor(), "User 'jane' does not have two-"),
            Fault.bad("organization", (fake, form) -> fake.organizationIsInactive(), "Organization account owning "),
            Fault.bad("description", (fake, form) -> form.set("description", "# Demo"), "The description failed "));

    /** Which a new project cannot have. */
    private static final Fault STRANGER = Fault.forbidden(
            "owner", (fake, form) -> fake.belongsTo("demo", "bob"), "The user 'jane' isn't allowed to upload ");

    /** Which takes the place of the fault of the action, and comes behind those of the sender. */
    private static final Fault NO_ACTION = new Fault("no action", (fake, form) -> form.without(":action"), 405, "");

    private static final List<Fault> OF_THE_FILE = List.of(
            Fault.bad(
                    "filename",
                    (fake, form) -> form.named(form.filename().replace("1.0", "2.0")),
                    "Version in filename should be '1.0'"),
            Fault.bad("type", (fake, form) -> form.contentType("image/png"), "Invalid distribution file."),
            Fault.bad("size", (fake, form) -> fake.takesAtMost(2), "File too large."),
            Fault.bad("size of the project", (fake, form) -> fake.projectsHoldAtMost(1), "Project size too large."),
            Fault.bad("digest", (fake, form) -> form.set("md5_digest", "0".repeat(32)), "The digest supplied "),
            Fault.bad(
                    "duplicate",
                    (fake, form) -> fake.has("other", "1.0", form.filename(), OLD),
                    "File already exists ("),
            Fault.bad("filename reuse", (fake, form) -> fake.hasDeleted(form.filename()), "This filename was "),
            Fault.bad("14 days", (fake, form) -> fake.releasedDaysAgo("demo", "1.0", 15), "Uploading new files to "));

    private static final List<Fault> OF_A_WHEEL = List.of(
            Fault.bad(
                    "archive",
                    (fake, form) -> form.wheel(
                            wheel -> wheel.entry(RawEntry.of("demo/a.txt", "x").withDataDescriptor())),
                    "Invalid distribution file. ZIP archive not accepted: "),
            Fault.bad(
                    "platform",
                    (fake, form) -> form.named("demo-1.0-py3-none-linux_x86_64.whl"),
                    "Binary wheel 'demo-1.0-py3-none-linux_x86_64.whl' has an unsupported platform tag "),
            Fault.bad(
                    "wheel",
                    (fake, form) -> form.wheel(wheel -> wheel.without("RECORD")),
                    "Invalid distribution file. Wheel "));

    private static final List<Fault> OF_AN_SDIST = List.of(
            Fault.bad(
                    "one sdist",
                    (fake, form) -> fake.has("demo", "1.0", "Demo-1.0.tar.gz", OLD),
                    "Only one sdist may be uploaded per release."),
            Fault.bad(
                    "archive",
                    (fake, form) -> form.content("no tar".getBytes(UTF_8)),
                    "Invalid distribution file. It "));

    private static final List<Fault> AT_LAST = List.of(Fault.bad(
            "attestations",
            (fake, form) -> form.set("attestations", "[]"),
            "Invalid attestations supplied during upload: "));

    private static List<Fault> faults(List<List<Fault>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private static final List<Fault> WHEEL_CHAIN = faults(List.of(BEFORE_THE_FILE, OF_THE_FILE, OF_A_WHEEL, AT_LAST));

    /** Without the size of the project and what comes before, which are the same for a wheel. */
    private static final List<Fault> SDIST_CHAIN =
            faults(List.of(OF_THE_FILE.subList(4, OF_THE_FILE.size()), OF_AN_SDIST, AT_LAST));

    /** A fault and all that come behind it. */
    private record Chain(boolean isSdist, List<Fault> faults) {
        static Stream<Chain> all() {
            return Stream.of(
                            of(false, WHEEL_CHAIN),
                            of(true, SDIST_CHAIN),
                            Stream.of(startingWith(STRANGER, "e-mail"), startingWith(NO_ACTION, "protocol")))
                    .flatMap(chains -> chains);
        }

        private static Chain startingWith(Fault fault, String next) {
            List<Fault> rest = WHEEL_CHAIN.stream()
                    .dropWhile(other -> !other.name().equals(next))
                    .toList();
            return new Chain(
                    false, Stream.concat(Stream.of(fault), rest.stream()).toList());
        }

        private static Stream<Chain> of(boolean isSdist, List<Fault> chain) {
            return Stream.iterate(chain, faults -> !faults.isEmpty(), faults -> faults.subList(1, faults.size()))
                    .map(faults -> new Chain(isSdist, faults));
        }

        @Override
        public String toString() {
            return (isSdist ? "an sdist: " : "a wheel: ") + faults.get(0).name();
        }
    }

    static Stream<Chain> chains() {
        return Chain.all();
    }

    private void assertTold(Chain chain, List<Fault> present) throws IOException {
        try (FakePypi fake = new FakePypi()) {
            PypiForm form = new PypiForm(directory);
            if (chain.isSdist()) {
                form.sdist();
            }
            for (int i = present.size() - 1; i >= 0; i--) { // a fault of the name is the last to change it
                present.get(i).cause().accept(fake, form);
            }
            Fault first = chain.faults().get(0);
            try (Response response = form.send(fake)) {
                assertThat(response.message()).startsWith(first.words());
                assertThat(response.code()).isEqualTo(first.status());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("chains")
    void tellsEachFaultWhereItIsAlone(Chain chain) throws IOException {
        assertTold(chain, chain.faults().subList(0, 1));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void tellsEachFaultRatherThanAnyBehindIt(Chain chain) throws IOException {
        assertTold(chain, chain.faults());
    }
}
