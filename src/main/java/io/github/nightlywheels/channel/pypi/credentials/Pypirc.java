package io.github.nightlywheels.channel.pypi.credentials;

import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.token.TokenSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code ~/.pypirc}, in which twine and others keep credentials ({@code pypi-upload-api.md} section 4): sections as of
 * Python's {@code configparser}, without interpolation. Whoever logs in to CodeArtifact gets one, as does a job that
 * authenticates with Azure Pipelines.
 *
 * @param sections the options of each section, by lower-case name
 */
public record Pypirc(Map<String, Map<String, String>> sections) {
    private static final Pattern SECTION = Pattern.compile("\\[(?<name>[^\\]]+)].*");
    private static final Pattern OPTION = Pattern.compile("(?<name>[^=:\\s][^=:]*?)\\s*[=:]\\s*(?<value>.*)");

    /** Where the file is: in the home directory, or where Azure Pipelines has written one for the job. */
    public static Path file(Map<String, String> environment, Path home) {
        String given = environment.getOrDefault("PYPIRC_PATH", "");
        return given.isBlank() ? home.resolve(".pypirc") : home.resolve(given.strip());
    }

    /** The section for a server as a place where credentials may be. */
    public static TokenSource source(Path file, PypiServer server) {
        String name = server.family().isPypi()
                ? file + " [" + server.family().name().toLowerCase(Locale.ROOT) + "]"
                : file + " (a section with repository = " + server.uploadUrl() + ")";
        return new TokenSource(
                name,
                "the password in " + name,
                () -> section(file, server).map(section -> section.get("password")),
                Optional.empty(),
                () -> section(file, server).map(section -> section.get("username")));
    }

    private static Optional<Map<String, String>> section(Path file, PypiServer server) {
        try {
            return Files.isRegularFile(file) ? parse(Files.readAllLines(file)).find(server) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // as if it were not there; the message names it among the places
        }
    }

    /** The section whose {@code repository} is the upload URL, or else that of the public server's short name. */
    private Optional<Map<String, String>> find(PypiServer server) {
        String shortName = server.family().name().toLowerCase(Locale.ROOT);
        Optional<Map<String, String>> named = Optional.ofNullable(sections.get(shortName))
                .filter(section -> server.family().isPypi())
                .filter(section -> isUploadUrl(section.getOrDefault("repository", server.uploadUrl()), server));
        return named.or(() -> sections.values().stream()
                .filter(section -> isUploadUrl(section.getOrDefault("repository", ""), server))
                .findFirst());
    }

    private static boolean isUploadUrl(String repository, PypiServer server) {
        return repository.equals(server.uploadUrl())
                || (repository + "/").equals(server.uploadUrl())
                || repository.equals(server.uploadUrl() + "/");
    }

    /** Reads the lines: a value goes on in lines that are indented, and {@code #} and {@code ;} begin a comment line. */
    static Pypirc parse(List<String> lines) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> section = new LinkedHashMap<>();
        List<String> last = new ArrayList<>();
        for (String line : lines) {
            Matcher header = SECTION.matcher(line.strip());
            Matcher option = OPTION.matcher(line.strip());
            boolean isIndented = !line.isBlank() && Character.isWhitespace(line.charAt(0));
            if (line.isBlank() || line.strip().startsWith("#") || line.strip().startsWith(";")) {
                last.clear();
            } else if (isIndented && !last.isEmpty()) {
                section.merge(last.get(0), line.strip(), (one, more) -> one + "\n" + more);
            } else if (header.matches()) {
                section = sections.computeIfAbsent(header.group("name").strip(), key -> new LinkedHashMap<>());
                last.clear();
            } else if (option.matches()) {
                String name = Objects.requireNonNull(option.group("name")).toLowerCase(Locale.ROOT);
                section.put(name, Objects.requireNonNull(option.group("value")).strip());
                last.clear();
                last.add(name);
            }
        }
        return new Pypirc(sections);
    }

    @Override
    public String toString() {
        return "Pypirc" + sections.keySet();
    }
}
