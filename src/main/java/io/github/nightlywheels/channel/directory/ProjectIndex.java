package io.github.nightlywheels.channel.directory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.ProjectListing.Exemption;
import io.github.nightlywheels.channel.PublishedRelease;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a project's two pages say.
 *
 * @param project the project's normalized name
 * @param files the wheels that this channel put there, by filename
 * @param foreign the files that others put there
 * @param kept what others wrote into the page beside its files
 */
record ProjectIndex(String project, SortedMap<String, IndexedFile> files, List<ForeignFile> foreign, ObjectNode kept) {
    ProjectIndex {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        foreign = List.copyOf(foreign);
        kept = kept.deepCopy();
    }

    static ProjectIndex empty(String project) {
        return new ProjectIndex(project, new TreeMap<>(), List.of(), JsonNodeFactory.instance.objectNode());
    }

    /** Whether nobody has written anything into it. */
    boolean isEmpty() {
        return equals(empty(project));
    }

    Optional<IndexedFile> find(String filename) {
        return Optional.ofNullable(files.get(filename));
    }

    Optional<ForeignFile> findForeign(String filename) {
        return foreign.stream().filter(file -> file.filename().equals(filename)).findFirst();
    }

    /** This index, with these files in place of those of the same name. */
    ProjectIndex with(Collection<IndexedFile> others) {
        SortedMap<String, IndexedFile> all = new TreeMap<>(files);
        others.forEach(file -> all.put(file.filename(), file));
        Set<String> names = others.stream().map(IndexedFile::filename).collect(Collectors.toSet());
        return new ProjectIndex(
                project,
                all,
                foreign.stream()
                        .filter(file -> !names.contains(file.filename()))
                        .toList(),
                kept);
    }

    /** This index without the files of these names that this channel put there. */
    ProjectIndex without(Set<String> filenames) {
        SortedMap<String, IndexedFile> rest = new TreeMap<>(files);
        rest.keySet().removeAll(filenames);
        return new ProjectIndex(project, rest, foreign, kept);
    }

    /** What of this index is there: without the files of this channel that are not where it says. */
    ProjectIndex onlyWhat(ProjectFiles directory, FileLinks links) throws IOException {
        SortedMap<String, IndexedFile> held = new TreeMap<>(files);
        for (IndexedFile file : files.values()) {
            ProjectFiles.FileState state = directory.state(file);
            if (state != ProjectFiles.FileState.HELD
                    && !(state == ProjectFiles.FileState.ABSENT && links.leadElsewhere())) {
                held.remove(file.filename());
            }
        }
        return new ProjectIndex(project, held, foreign, kept);
    }

    /** The names of the files in whose place something else lies. What does not lie here may lie elsewhere. */
    List<String> damaged(ProjectFiles directory) throws IOException {
        List<String> damaged = new ArrayList<>();
        for (IndexedFile file : files.values()) {
            if (directory.state(file) == ProjectFiles.FileState.DAMAGED) {
                damaged.add(file.filename());
            }
        }
        return damaged;
    }

    /** What is not this channel's to remove: the files of others, and what lies neither here nor below a known URL. */
    Map<String, Exemption> exempt(ProjectFiles directory, FileLinks links) throws IOException {
        Map<String, Exemption> exempt = new HashMap<>();
        foreign.forEach(file -> exempt.put(file.filename(), Exemption.OF_OTHERS));
        for (IndexedFile file : files.values()) {
            if (!links.leadElsewhere() && directory.state(file) == ProjectFiles.FileState.ABSENT) {
                exempt.put(file.filename(), Exemption.ELSEWHERE);
            }
        }
        return exempt;
    }

    /** What of the project's content directories it names. */
    NamedFiles named() {
        NamedFiles named = new NamedFiles();
        files.values().forEach(named::add);
        foreign.forEach(named::add);
        return named;
    }

    /** The file of a name, whoever put it there. */
    Optional<Distribution> distribution(String filename) {
        return find(filename)
                .map(IndexedFile::distribution)
                .or(() -> findForeign(filename).map(ForeignFile::distribution));
    }

    /** The wheels of a version, whoever put them there and however they spell it. */
    List<Distribution> distributions(String version) {
        return Stream.concat(
                        files.values().stream()
                                .filter(file -> IndexedFile.sameVersion(file.version(), version))
                                .map(IndexedFile::distribution),
                        foreign.stream()
                                .filter(file -> file.version()
                                        .filter(found -> IndexedFile.sameVersion(found, version))
                                        .isPresent())
                                .map(ForeignFile::distribution))
                .toList();
    }

    /** What there is of each version, as the filenames spell it: each file once. */
    List<PublishedRelease> releases() {
        SortedMap<String, List<Distribution>> byVersion = new TreeMap<>();
        files.values()
                .forEach(file -> byVersion
                        .computeIfAbsent(file.version(), version -> new ArrayList<>())
                        .add(file.distribution()));
        foreign.forEach(file -> file.version()
                .ifPresent(version -> byVersion
                        .computeIfAbsent(version, key -> new ArrayList<>())
                        .add(file.distribution())));
        return byVersion.entrySet().stream()
                .map(entry -> new PublishedRelease(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The versions there are wheels of (PEP 700). */
    List<String> versions() {
        return Stream.concat(
                        files.values().stream().map(IndexedFile::version),
                        foreign.stream().flatMap(file -> file.version().stream()))
                .distinct()
                .sorted()
                .toList();
    }
}
