package io.github.nightlywheels.it;

import static io.github.nightlywheels.it.NightlyBuild.PROJECT;
import static io.github.nightlywheels.it.NightlyBuild.VERSION;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.nightlywheels.fake.FakeDistribution;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The modules of a reactor that have wheels: each one of the night's. */
public final class Modules {
    private final Path directory;
    private final NightlyBuild night;
    private final Map<String, Path> wheels = new LinkedHashMap<>();

    private Modules(Path directory, NightlyBuild night) {
        this.directory = directory;
        this.night = night;
    }

    /**
     * A project some of whose modules have wheels.
     *
     * @param context the script's
     * @param names the modules' directories
     */
    public static Modules in(File basedir, Map<String, Object> context, String... names) {
        Modules modules = new Modules(basedir.toPath(), NightlyBuild.in(basedir, context));
        for (String name : names) {
            modules.wheels.put(
                    name,
                    NightlyBuild.builtByTheRun(NightlyBuild.nightly()
                            .get(modules.wheels.size())
                            .buildIn(modules.directory.resolve(name).resolve("target"))));
        }
        context.put("modules", modules);
        return modules;
    }

    /** Lets the account of the token write to the project in each of these organizations: runs that are told apart by them. */
    public Modules withWriters(String... organizations) {
        for (String organization : organizations) {
            night.withWriter(organization, PROJECT);
        }
        return this;
    }

    /** Whether an organization's channel has the wheels of these modules, and no others. */
    public void arePublished(String organization, String... names) {
        Map<String, String> expected = List.of(names).stream()
                .map(this::wheelOf)
                .collect(toMap(wheel -> wheel.getFileName().toString(), FileDigest::of));
        assertThat(night.fake.distributions(organization, PROJECT, VERSION).values().stream()
                        .collect(toMap(
                                FakeDistribution::filename,
                                sent -> sent.received().sha256())))
                .as("on the channel %s", organization)
                .isEqualTo(expected);
    }

    private Path wheelOf(String name) {
        return Objects.requireNonNull(wheels.get(name), name);
    }

    /** Whether the build's one report, in its top directory, is of the wheels of these modules. */
    public void areReported(String... names) throws IOException {
        Path reports = directory.resolve("target").resolve("nightly-wheels");
        JsonNode report =
                new ObjectMapper().readTree(reports.resolve("report.json").toFile());
        assertThat(report.findValuesAsText("filename"))
                .containsExactlyInAnyOrderElementsOf(List.of(names).stream()
                        .map(name -> wheelOf(name).getFileName().toString())
                        .toList());
        assertThat(reports.resolve("report.html")).isRegularFile();
        assertThat(wheels.keySet())
                .allSatisfy(name -> assertThat(directory.resolve(name).resolve("target/nightly-wheels"))
                        .doesNotExist());
    }
}
