package io.github.nightlywheels.wheel.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codehaus.plexus.util.DirectoryScanner;
import org.codehaus.plexus.util.MatchPatterns;

/** The files that a wheel installs: where they are, by where they go. Nothing is read yet. */
public final class WheelContent {
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\\\\uFFFD]");
    private static final List<String> NEVER_MEANT = List.of(
            "**/__pycache__/**",
            "**/*.pyc",
            "**/*.pyo",
            "**/*.egg-info/**",
            "**/.ipynb_checkpoints/**",
            "**/.mypy_cache/**",
            "**/.pytest_cache/**",
            "**/.ruff_cache/**",
            "**/*.swp",
            "**/*.swo",
            "**/.idea/**",
            "**/.vscode/**",
            "**/.settings/**",
            "**/.project",
            "**/.pydevproject",
            "**/Thumbs.db");

    private final BuildFaults faults;
    private final SortedMap<String, Path> files = new TreeMap<>();
    private final List<String> searched = new ArrayList<>();

    /** No files yet; what is wrong with those to come becomes faults. */
    public WheelContent(BuildFaults faults) {
        this.faults = faults;
    }

    /**
     * Adds the files of a directory, without compiled Python and what editors and version control leave there.
     *
     * @param parameter the parameter that names the directory
     * @param target where it goes, such as {@code demo/data}; {@code ""} is the top of the wheel
     * @param includes Ant-style patterns; all files without any
     * @param excludes Ant-style patterns
     */
    public void addTree(String parameter, Path directory, String target, List<String> includes, List<String> excludes) {
        searched.add(directory.toString());
        MatchPatterns wanted = patterns(includes.isEmpty() ? Stream.of("**") : includes.stream());
        MatchPatterns unwanted =
                patterns(Stream.of(excludes, NEVER_MEANT, Arrays.asList(DirectoryScanner.DEFAULTEXCLUDES))
                        .flatMap(List::stream));
        try {
            Files.walkFileTree(
                    directory,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new SimpleFileVisitor<Path>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            String path = directory.relativize(file).toString();
                            if (attributes.isRegularFile()
                                    && wanted.matches(path, true)
                                    && !unwanted.matches(path, true)) {
                                addFile(
                                        parameter,
                                        file,
                                        join(
                                                target,
                                                path.replace(
                                                        file.getFileSystem().getSeparator(), "/")));
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            faults.add(parameter, directory.toString(), "a directory that can be read (" + e + ")");
        }
    }

    /**
     * Adds one file.
     *
     * @param parameter the parameter that it comes from
     * @param target its path in the wheel
     */
    public void addFile(String parameter, Path file, String target) {
        String[] segments = target.split("/", -1);
        if (UNFIT.matcher(target).find()
                || !StandardCharsets.UTF_8.newEncoder().canEncode(target)
                || Arrays.stream(segments).anyMatch(List.of("", ".", "..")::contains)) {
            faults.add(parameter, target, "a path inside the wheel that every system can write");
        } else if (segments.length > 1 && segments[0].endsWith(".dist-info")) {
            faults.add(parameter, target, "no .dist-info directory, for package-wheel writes it");
        } else {
            Path other = files.putIfAbsent(target, file);
            if (other != null && !other.equals(file)) {
                faults.add(parameter, target, "one file under this path, and there is " + other + " as well");
            }
        }
    }

    /** Remembers a directory that is not there and need not be, to be named if there is nothing to put into the wheel at all. */
    public void missing(Path directory) {
        searched.add(directory.toString());
    }

    /** Two parts of a path in the wheel as one. */
    public static String join(String directory, String path) {
        String trimmed =
                directory.replace('\\', '/').replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
        return trimmed.isEmpty() || trimmed.equals(".") ? path : trimmed + "/" + path;
    }

    /**
     * The files by their paths in the wheel, sorted. That there are none, or that a path is a file and a directory at once,
     * becomes a fault.
     */
    SortedMap<String, Path> files() {
        if (files.isEmpty()) {
            faults.add(
                    "pythonDirectory",
                    String.join(", ", searched),
                    "a directory with files, for there is nothing else to put into the wheel");
        }
        for (String path : files.keySet()) {
            for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
                Path file = files.get(path.substring(0, at));
                if (file != null) {
                    faults.add("resources", path, "a path in no other file, and " + file + " is one");
                }
            }
        }
        return Collections.unmodifiableSortedMap(files);
    }

    private static MatchPatterns patterns(Stream<String> texts) {
        String separator = java.io.File.separator;
        return MatchPatterns.from(texts.map(text -> text.replace("/", separator).replace("\\", separator))
                .map(text -> text.endsWith(separator) ? text + "**" : text)
                .toList());
    }
}
