package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module that collects what later modules build is one night late. */
class LaterModulesTest {
    private static final Instant START = Instant.parse("2026-11-26T03:00:00.700Z");
    private static final LaterModules KID = new LaterModules(List.of("kid"), START);

    @TempDir
    private Path directory;

    private Path wheel;

    @BeforeEach
    void build() throws IOException {
        wheel = Files.createFile(directory.resolve("demo-1.0-py3-none-any.whl"));
        madeAt(START.plusSeconds(1));
    }

    private void madeAt(Instant time) throws IOException {
        Files.setLastModifiedTime(wheel, FileTime.from(time));
    }

    @Test
    void areNamedWhereThereIsNoWheelYet() {
        assertThat(KID.hint(List.of()))
                .contains("1 module of this build is built later: kid. If the wheels come from there, run this goal"
                        + " there too: then they are published when all modules are ready");
    }

    @Test
    void areNamedWhereTheWheelIsOfAnEarlierBuild() throws IOException {
        madeAt(START.minusSeconds(1));
        assertThat(new LaterModules(List.of("kid", "web"), START).hint(List.of(wheel)))
                .hasValueSatisfying(
                        hint -> assertThat(hint).startsWith("2 modules of this build are built later: kid, web."));
    }

    @Test
    void doNotMatterWhereTheWheelIsOfThisBuild() {
        assertThat(KID.hint(List.of(wheel))).isEmpty();
    }

    @Test
    void doNotMatterIfThereAreNone() {
        assertThat(new LaterModules(List.of(), START).hint(List.of())).isEmpty();
    }
}
