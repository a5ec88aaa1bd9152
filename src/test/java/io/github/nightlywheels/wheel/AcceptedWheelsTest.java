package io.github.nightlywheels.wheel;

import static io.github.nightlywheels.wheel.WheelBuilder.wheel;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Habits of build tools that pip installs: accepted, with a warning where somebody might want to know. */
class AcceptedWheelsTest {
    private static final String INIT = "demo/__init__.py";

    @TempDir
    Path directory;

    @Test
    void directoryEntries() {
        accepted(wheel("demo", "1.0").unlisted(RawEntry.directory("demo/")).unlisted(RawEntry.directory("demo/x/")));
    }

    @Test
    void directoryEntriesInRecord() {
        accepted(
                wheel("demo", "1.0").unlisted(RawEntry.directory("demo/")).record(text -> text + "demo/,,\n"),
                "RECORD lists a directory: demo/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1", "1.2", "2.0", "2.1", "2.2", "2.3", "2.4", "2.5"})
    void everyMetadataVersion(String version) {
        accepted(wheel("demo", "1.0").withoutMetadata("Metadata-Version").metadata("Metadata-Version", version));
    }

    @Test
    void newerMetadata() {
        accepted(
                wheel("demo", "1.0").withoutMetadata("Metadata-Version").metadata("Metadata-Version", "2.9"),
                "METADATA is of a version newer than 2.5: 2.9");
        accepted(
                wheel("demo", "1.0").withoutMetadata("Metadata-Version"),
                "METADATA has no usable Metadata-Version: nothing");
    }

    @Test
    void theTagsThatStandForASourceDistribution() {
        Wheel wheel = WheelReader.read(
                wheel("demo", "1.0").tags("source", "none", "any").buildIn(directory));
        assertThat(wheel.isSource()).isFalse();
        assertThat(wheel.readHeaders().first("Name")).contains("demo");
    }

    @Test
    void signaturesThatRecordDoesNotList() {
        accepted(wheel("demo", "1.0")
                .unlisted(RawEntry.of("demo-1.0.dist-info/RECORD.jws", "{}"))
                .unlisted(RawEntry.of("demo-1.0.dist-info/RECORD.p7s", "x")));
    }

    @Test
    void recordThatDoesNotListItself() {
        accepted(wheel("demo", "1.0").record(text -> text.replace("demo-1.0.dist-info/RECORD,,\n", "")));
    }

    @Test
    void recordWithWindowsLineBreaks() {
        accepted(wheel("demo", "1.0").record(text -> text.replace("\n", "\r\n")));
    }

    @Test
    void recordPathsInUnusualSpelling() {
        accepted(
                wheel("demo", "1.0").record(text -> text.replace(INIT, "demo\\__init__.py")),
                "RECORD spells a path unusually: demo\\__init__.py");
        accepted(
                wheel("demo", "1.0").record(text -> text.replace("demo", "./demo")),
                "RECORD spells a path unusually: ./demo/__init__.py and 3 more");
    }

    @Test
    void recordPathsWithCommas() {
        WheelBuilder wheel = wheel("demo", "1.0").file("demo/a,b.txt", "x");
        accepted(wheel);
        accepted(
                wheel.record(text -> text.replace("\"", "")),
                "RECORD has a line of more than three fields: demo/a,b.txt");
    }

    @Test
    void hashesInUnusualSpelling() {
        String padded = Base64.getUrlEncoder().encodeToString(sha256("x = 1\n"));
        accepted(withHash("sha256=" + padded), "RECORD spells a hash unusually: " + INIT + " sha256=" + padded);
        String hex = HexFormat.of().formatHex(sha256("x = 1\n"));
        accepted(withHash("sha256=" + hex), "RECORD spells a hash unusually: " + INIT + " sha256=" + hex);
        String upper = hex.toUpperCase(Locale.ROOT);
        accepted(withHash("SHA256=" + upper), "RECORD spells a hash unusually: " + INIT + " SHA256=" + upper);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha224", "sha384", "sha512", "sha3_256"})
    void otherGoodHashes(String name) {
        String algorithm = name.startsWith("sha3_") ? "SHA3-256" : name.replace("sha", "SHA-");
        byte[] digest = Digests.newDigest(algorithm).digest(bytes("x = 1\n"));
        accepted(withHash(name + "=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest)));
        digest[0]++;
        Path bad = withHash(name + "=" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest))
                .buildIn(directory);
        assertThat(WheelReader.inspect(bad).faults()).hasSize(1);
    }

    @Test
    void weakAndUnknownAndMissingHashes() {
        byte[] md5 = Digests.newDigest("MD5").digest(bytes("x = 1\n"));
        accepted(
                withHash("md5=" + Base64.getUrlEncoder().withoutPadding().encodeToString(md5)),
                "RECORD has a hash that is too weak for the specification: " + INIT + " md5");
        accepted(
                withHash("blake2b=abc"),
                "RECORD has a hash of a kind that cannot be checked: " + INIT + " blake2b",
                "RECORD has no hash that can be checked for a file: " + INIT);
        accepted(withHash(""), "RECORD has no hash that can be checked for a file: " + INIT);
    }

    @Test
    void sizesLeftOut() {
        accepted(wheel("demo", "1.0").record(text -> text.replace(",6\n", ",\n")));
    }

    @Test
    void repeatedLinesInRecord() {
        accepted(
                wheel("demo", "1.0").record(text -> text + text), "RECORD lists a file twice: " + INIT + " and 3 more");
    }

    @Test
    void unusualSpellingsOfTheProject() {
        accepted(wheel("My.Demo", "1.0").distInfo("My.Demo-1.0.dist-info").filename("my_demo-1.0-py3-none-any.whl"));
        accepted(wheel("demo", "1.0.0").distInfo("Demo-1.dist-info").filename("DEMO-1.0-py3-none-any.whl"));
        accepted(wheel("demo", "1.0-1")
                .distInfo("demo-1.0.post1.dist-info")
                .filename("demo-1.0.post1-py3-none-any.whl"));
        accepted(wheel("demo", "1.0rc1").distInfo("demo-1.0_rc1.dist-info").filename("demo-1.0_rc1-py3-none-any.whl"));
        accepted(
                wheel("demo", "1.0-rc-1").distInfo("demo-1.0-rc-1.dist-info").filename("demo-1.0rc1-py3-none-any.whl"));
    }

    @Test
    void otherTagsThanTheFilename() {
        accepted(
                wheel("demo", "1.0").distInfoFile("WHEEL", "Wheel-Version: 1.9\nBuild: 3\nTag: py2.py3-none-any\n"),
                "WHEEL is not of version 1.0: 1.9",
                "WHEEL has other tags than the filename: py2-none-any, py3-none-any instead of py3-none-any",
                "WHEEL has another build tag than the filename: 3");
    }

    @Test
    void needlessZip64() {
        accepted(wheel("demo", "1.0").entry(RawEntry.of("demo/c.py", "c").zip64()));
    }

    @Test
    void dataDescriptors() {
        accepted(
                wheel("demo", "1.0")
                        .entry(RawEntry.of("demo/a.py", "a").withDataDescriptor())
                        .entry(RawEntry.of("demo/b.py", "b").stored().withDataDescriptor()),
                "the zip has data descriptors, with which PyPI refuses a wheel, and uv may: demo/a.py and 1 more");
    }

    @Test
    void bytesRoundTheZip() throws IOException {
        accepted(
                wheel("demo", "1.0").before(bytes("#!/usr/bin/env python\n")),
                "the zip does not begin at the file's start, which PyPI and uv refuse: 22 bytes stand before it");
        accepted(
                wheel("demo", "1.0").before(bytes("#!/usr/bin/env python\n")).shifted(),
                "the zip does not begin at the file's start, which PyPI and uv refuse: 22 bytes stand before it");
        Path path = wheel("demo", "1.0").buildIn(directory);
        Files.write(path, new byte[10], StandardOpenOption.APPEND);
        assertThat(WheelReader.read(path).warnings())
                .containsExactly(
                        "the zip does not end at the file's end, which PyPI and uv refuse: 10 bytes stand after it");
    }

    @Test
    void bytesBetweenEntries() {
        accepted(
                wheel("demo", "1.0").entry(RawEntry.of(INIT, "x = 1\n").behind(new byte[5])),
                "the zip has bytes that belong to no entry, with which PyPI and uv refuse a wheel: 5 after " + INIT);
    }

    @Test
    void anExtraFieldThatIsCutOff() {
        accepted(
                wheel("demo", "1.0").entry(RawEntry.of(INIT, "x = 1\n").localExtra(new byte[3])),
                "the zip has an extra field that is cut off, with which PyPI refuses a wheel: " + INIT);
    }

    @Test
    void namesThatAreNotMarkedAsUtf8() {
        accepted(
                wheel("demo", "1.0").entry(RawEntry.of("demo/ça.txt", "x").withoutFlag(11)),
                "a name in the zip is not marked as UTF-8, with which PyPI refuses a wheel: demo/ça.txt");
    }

    private WheelBuilder withHash(String hash) {
        return wheel("demo", "1.0").record(text -> text.replaceFirst("sha256=[^,]*", hash));
    }

    private void accepted(WheelBuilder wheel, String... warnings) {
        assertThat(WheelReader.read(wheel.buildIn(directory)).warnings()).containsExactly(warnings);
    }

    private static byte[] sha256(String text) {
        return Digests.newSha256().digest(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
