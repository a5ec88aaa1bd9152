import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs Python sources and a jar into a wheel that runs anywhere: {@code java PackWheel.java NAME VERSION SOURCES JAR OUTPUT}.
 * A wheel is a zip with a .dist-info directory, whose RECORD lists every file with its SHA-256 and size; see
 * https://packaging.python.org/en/latest/specifications/binary-distribution-format/.
 */
class PackWheel {
    public static void main(String[] arguments) throws Exception {
        String name = arguments[0];
        String version = arguments[1];
        Path sources = Path.of(arguments[2]);
        Path jar = Path.of(arguments[3]);
        Path output = Path.of(arguments[4]);

        Map<String, byte[]> files = new TreeMap<>();
        for (Path file : filesIn(sources)) {
            files.put(sources.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
        files.put(name + "/" + name + ".jar", Files.readAllBytes(jar));

        String info = name + "-" + version + ".dist-info/";
        files.put(info + "METADATA", utf8("""
                Metadata-Version: 2.1
                Name: %s
                Version: %s
                Summary: A jar in a wheel
                Requires-Python: >=3.9
                """.formatted(name.replace('_', '-'), version)));
        files.put(info + "WHEEL", utf8("""
                Wheel-Version: 1.0
                Generator: PackWheel
                Root-Is-Purelib: true
                Tag: py3-none-any
                """));
        files.put(info + "RECORD", utf8(record(files) + info + "RECORD,,\n"));

        Path wheel = output.resolve(name + "-" + version + "-py3-none-any.whl");
        write(files, wheel);
        System.out.println("Packed " + wheel);
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** A line per file: its path, its SHA-256 in URL-safe Base64 without padding, its size. */
    private static String record(Map<String, byte[]> files) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.getValue());
            String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            lines.append(file.getKey() + ",sha256=" + hash + "," + file.getValue().length + "\n");
        }
        return lines.toString();
    }

    private static void write(Map<String, byte[]> files, Path wheel) throws IOException {
        try (OutputStream file = Files.newOutputStream(wheel);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
