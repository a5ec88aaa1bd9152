package io.github.nightlywheels.wheel;

import io.github.nightlywheels.wheel.metadata.RequirementGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Makes good, odd and damaged wheels. The same ones for the same seed. */
public final class WheelGenerator {
    /**
     * A wheel.
     *
     * @param changes what was done to it
     * @param strict whether it may be refused although pip installs it
     */
    public record Generated(Path path, List<String> changes, boolean strict) {}

    private static final String INFO = "demo-1.0.dist-info";

    private static final List<String> FILENAMES = List.of(
            "demo-1.0-py3-none-any.whl",
            "demo-1.0-1-py2.py3-none-any.whl",
            "DEMO-1-py3-none-any.whl",
            "demo-1.0.0-cp313-abi3-win32.whl",
            "demo-v1.0-py3-none-any.whl",
            "demo-1.0-0_x-py3-none-any.whl",
            "demo-1.0_1-py3-none-any.whl",
            "de__mo-1.0-py3-none-any.whl",
            "de-mo-1.0-py3-none-any.whl",
            "demo-1.0+-py3-none-any.whl",
            "demo-1.0-x-py3-none-any.whl",
            "demo-2.0-py3-none-any.whl",
            "demo.whl",
            "demo-1.0-py3-none.whl",
            "demo-1.0_x1-py3-none-any.whl",
            "dem-1.0-py3-none-any.whl");
    private static final List<String> INFO_DIRECTORIES = List.of(
            "demo-1.0.dist-info",
            "Demo-1.dist-info",
            "DEMO-v1.0.0.dist-info",
            "demo-1.0_1.dist-info",
            "de-mo-1.0.dist-info",
            "demo.dist-info",
            "demo-.dist-info",
            "demo-1.0",
            "demo-1.0.DIST-INFO",
            "./demo-1.0.dist-info",
            "x/demo-1.0.dist-info");
    private static final List<String> ENTRY_POINTS = List.of(
            "[console_scripts]",
            "[gui_scripts]",
            "[x.y]",
            "[console_scripts] ",
            "# comment",
            "; comment",
            "",
            "demo = demo:main",
            "d2=demo:main",
            "d3 = demo.cli : main",
            "d4 = demo",
            "d5 = demo:main [x]",
            "d6 = demo:main [x",
            "d7 = demo:a.b",
            "d8 = :main",
            "d9 = demo:",
            "d 10 = demo:main",
            "d11",
            "d12 = demo:main # comment",
            "d13 = a:b:c",
            "= demo:main",
            "d14 = d\u00e9mo:m\u00e4in",
            "[broken",
            "d15 = demo:main extra",
            "d16 = demo-x:main",
            "d17 = demo:main [a,b=c]",
            "d18 = demo:main ]",
            "\u001cd19 = a:b");
    private static final List<String> DATA_FILES = List.of(
            "demo-1.0.data/data/x",
            "demo-1.0.data/scripts/x",
            "demo-1.0.data/purelib/a/b.py",
            "demo-1.0.data/x",
            "demo-1.0.data/lib/x",
            "demo-1.0.data/.libs/x",
            "demo-1.0.data/Data/x",
            "demo-1.0.data/headers/x.h",
            "demo-1.0.data",
            "demo-1.0.data/platlib/x.py");
    private static final List<String> HEADERS = List.of(
            "Author: J\u00f6",
            "From me",
            "Keywords: a\n  b",
            "\u00a0Name: x",
            ": empty",
            "Summary: UNKNOWN",
            "X-No-Space:x",
            "Summary:",
            "Provides-Extra: x",
            "Provides-Extra: A_b.C",
            "License: \n        x\n        y",
            "Name : x",
            "no field",
            "Requires-Dist: UNKNOWN",
            "Requires-Dist: a;\n  os_name == 'nt'",
            "Requires-Dist: \n a",
            "Requires-Python:",
            "Requires-Python: >=3\n  ,<4",
            "Metadata-Version: 1.0");

    private final Random random;
    private final RequirementGenerator requirements;
    private final Path directory;
    private int count;

    /** Makes other wheels with another seed. */
    public WheelGenerator(long seed, Path directory) {
        this.random = new Random(seed);
        this.requirements = new RequirementGenerator(seed);
        this.directory = directory;
    }

    /** Makes a wheel. */
    public Generated next() throws IOException {
        WheelBuilder wheel = WheelBuilder.wheel("demo", "1.0");
        List<String> changes = new ArrayList<>();
        boolean strict = false;
        for (int i = random.nextInt(3); i > 0; i--) {
            strict |= change(wheel, changes);
        }
        Path path = wheel.buildIn(directory.resolve(Integer.toString(count++)));
        if (random.nextInt(5) == 0) {
            strict = true;
            changes.add(damage(path));
        }
        return new Generated(path, changes, strict);
    }

    /** Changes one thing; tells whether the wheel may be refused for it although pip installs it. */
    private boolean change(WheelBuilder wheel, List<String> changes) {
        int kind = random.nextInt(16);
        String text = switch (kind) {
            case 0 -> pick(FILENAMES);
            case 1 -> pick(INFO_DIRECTORIES);
            case 2 -> lines(ENTRY_POINTS);
            case 3 -> pick(DATA_FILES);
            case 4, 5 -> requirements.next().strip().replace("\n", " ");
            case 6 -> requirements.nextSpecifiers().replace("\n", " ");
            case 7 -> pick(HEADERS);
            case 8 ->
                pick(List.of(
                        "Wheel-Version: 2.0",
                        "Wheel-Version: 1.9",
                        "Wheel-Version:",
                        "Tag: x",
                        "",
                        "Wheel-Version: 1.x",
                        "Wheel-Version:  1.0 "));
            default -> "";
        };
        changes.add(kind + " " + text);
        switch (kind) {
            case 0 -> wheel.filename(text);
            case 1 -> wheel.distInfo(text);
            case 2 -> wheel.file(INFO + "/entry_points.txt", text);
            case 3 -> wheel.file(text, "x");
            case 4, 5 -> wheel.metadata("Requires-Dist", text);
            case 6 -> wheel.metadata("Requires-Python", text);
            case 7 -> wheel.metadataLine(text);
            case 8 -> wheel.distInfoFile("WHEEL", text + "\nWheel-Version: 1.0\nTag: py3-none-any\n");
            case 9 -> wheel.entry(zipEntry(changes));
            case 10 -> wheel.without(pick(List.of("WHEEL", "METADATA", "RECORD")));
            case 11 ->
                wheel.unlisted(
                        RawEntry.directory(pick(List.of("demo/", "x.data/", "demo-1.0.data/other/", INFO + "/x/"))));
            case 12 -> encode(wheel, changes);
            case 13 -> wheel.record(record(changes));
            case 14 -> wheel.before(new byte[random.nextInt(100)]);
            default -> wheel.payload(random.nextInt(1000), 1);
        }
        // pip looks at no hash, takes any name for a data directory, and a second entry point of one name for the
        // first.
        return kind == 1 || kind == 2 || kind == 3 || kind == 9 || kind == 13;
    }

    private RawEntry zipEntry(List<String> changes) {
        RawEntry entry = RawEntry.of(
                pick(List.of(
                        "demo/x.txt",
                        "demo/\u00e9.txt",
                        "demo/./x",
                        "demo//x",
                        "../x",
                        "/x",
                        "demo/a\u202e",
                        "C:/x",
                        "demo/x.py/")),
                "x");
        int kind = random.nextInt(14);
        changes.add("entry " + entry.name + " " + kind);
        return switch (kind) {
            case 0 -> entry.withDataDescriptor();
            case 1 -> entry.stored();
            case 2 -> entry.zip64();
            case 3 -> entry.flag(0);
            case 4 -> entry.declaredMethod(12);
            case 5 -> entry.localName("demo/other");
            case 6 -> entry.withoutFlag(11);
            case 7 -> entry.comment("x");
            case 8 -> entry.version(90);
            case 9 -> entry.centralExtra(new byte[] {1, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0});
            case 10 -> entry.centralExtra(new byte[] {7, 7, 9, 9, 0});
            case 11 -> entry.crcError(1);
            case 12 -> entry.sizeError(1);
            default -> entry.rawName(new byte[] {'d', (byte) 0xe9});
        };
    }

    private UnaryOperator<String> record(List<String> changes) {
        int kind = random.nextInt(5);
        changes.add("record " + kind);
        return text -> switch (kind) {
            case 0 -> text + "\n";
            case 1 -> text.replace("\n", "\r\n");
            case 2 -> text + "missing.py,,\n";
            case 3 -> "";
            default -> text.replace(",", ";");
        };
    }

    private void encode(WheelBuilder wheel, List<String> changes) {
        wheel.metadata("Author", "Jos\u00e9");
        String text = new String(wheel.metadataFile(), StandardCharsets.UTF_8);
        int kind = random.nextInt(5);
        changes.add("encoding " + kind);
        switch (kind) {
            case 0 -> wheel.distInfoFile("METADATA", text.getBytes(StandardCharsets.ISO_8859_1));
            case 1 -> wheel.distInfoFile("METADATA", text.getBytes(StandardCharsets.UTF_16));
            case 2 -> wheel.distInfoFile("METADATA", "\ufeff" + text);
            case 3 -> wheel.distInfoFile("METADATA", "\n" + text);
            default -> wheel.distInfoFile("METADATA", text.replace("\n", "\r\n"));
        }
    }

    private String damage(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        if (random.nextInt(4) == 0) {
            int length = random.nextInt(bytes.length);
            Files.write(path, Arrays.copyOf(bytes, length));
            return "cut at " + length;
        }
        StringBuilder places = new StringBuilder("bytes changed at");
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            // Every second one in the central directory, where a byte has a meaning of its own.
            int at = random.nextBoolean()
                    ? random.nextInt(bytes.length)
                    : bytes.length - 1 - random.nextInt(Math.min(bytes.length, 400));
            bytes[at] = (byte) random.nextInt();
            places.append(' ').append(at);
        }
        Files.write(path, bytes);
        return places.toString();
    }

    private String lines(List<String> choices) {
        StringBuilder text = new StringBuilder("[console_scripts]\n");
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(pick(choices)).append('\n');
        }
        return text.toString();
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
