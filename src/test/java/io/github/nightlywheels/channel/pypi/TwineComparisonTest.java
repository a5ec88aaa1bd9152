package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.nightlywheels.fake.pypi.FakePypi;
import io.github.nightlywheels.fake.pypi.ReceivedForm;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form of the plugin beside that of twine, for the same wheel; skipped where twine is not installed. */
class TwineComparisonTest {
    /** A field whose name is {@code provides_extra} to PyPI, and was another to twine 4. */
    private static final List<String> NOT_COMPARED = List.of("provides_extra", "provides_extras");

    @TempDir
    Path directory;

    private static boolean hasTwine() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> new File(path, "twine").canExecute());
    }

    /** Skips the test where there is no twine, and says so. */
    private static void assumeThatTwineIsThere() {
        boolean found = hasTwine();
        String reason = "skipped: there is no twine on this machine, so the form was not compared with that of twine";
        if (!found) {
            System.out.println(TwineComparisonTest.class.getSimpleName() + " " + reason); // Surefire shows no reasons
        }
        assumeTrue(found, reason);
    }

    @Test
    void bothSendTheSameFields() throws IOException, InterruptedException {
        assumeThatTwineIsThere();
        Wheel wheel = PypiRun.read(WheelBuilder.wheel("demo", PypiRun.VERSION)
                .withoutMetadata("Metadata-Version")
                .metadataLine("Metadata-Version: 2.1")
                .metadata("Summary", "A demonstration")
                .metadata("Keywords", "one,two")
                .metadata("Author-email", "Jane <jane@example.org>")
                .metadata("License", "MIT")
                .metadata("Requires-Python", ">=3.9")
                .metadata("Description-Content-Type", "text/markdown")
                .metadataLine("Classifier: Programming Language :: Python")
                .metadataLine("Classifier: Operating System :: OS Independent")
                .metadataLine("Project-URL: Home, https://example.org")
                .metadataLine("Requires-Dist: numpy>=1")
                .metadataLine("Provides-Extra: x")
                .description("# Demo\n")
                .buildIn(directory));
        SortedMap<String, List<String>> ours;
        try (PypiRun run = new PypiRun(directory)) {
            run.publishes(wheel);
            ours = fields(run.fake);
        }
        assertThat(ours).containsKeys("sha256_digest", "md5_digest", "blake2_256_digest");
        try (FakePypi fake = new FakePypi()) {
            Process twine = new ProcessBuilder(
                            "twine",
                            "upload",
                            "--non-interactive",
                            "--disable-progress-bar",
                            "--repository-url",
                            fake.uploadUrl(),
                            "--username",
                            fake.user(),
                            "--password",
                            fake.password(),
                            wheel.path().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("twine.txt").toFile())
                    .start();
            assertThat(twine.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(fields(fake)).isEqualTo(ours);
            assertThat(fake.find(wheel.filename().text())).isPresent();
        }
    }

    /** The values of each field but the file. */
    private static SortedMap<String, List<String>> fields(FakePypi fake) {
        ReceivedForm form = fake.uploads().get(0).form().orElseThrow();
        SortedMap<String, List<String>> fields = new TreeMap<>();
        form.names().stream()
                .filter(name -> !name.equals("content") && !NOT_COMPARED.contains(name))
                .forEach(name -> fields.put(
                        name, form.all(name).stream().map(String::stripTrailing).toList()));
        fields.values().removeIf(values -> values.equals(List.of(""))); // twine sends what is empty too
        assertThat(form.content().orElseThrow().filename()).contains("demo-1.0.dev1-py3-none-any.whl");
        return fields;
    }
}
