package io.github.nightlywheels.maven;

import io.github.nightlywheels.wheel.build.Author;
import io.github.nightlywheels.wheel.build.LicenseExpression;
import io.github.nightlywheels.wheel.build.WheelSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Developer;
import org.apache.maven.model.License;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What a POM says that a wheel can say too. Other than a parameter, what is not fit for a wheel is left out.
 *
 * @param project the project
 */
record PomMetadata(MavenProject project) {
    private static final int LONGEST_SUMMARY = 512;
    private static final List<String> READMES = List.of("README.md", "README.rst", "README.txt", "README");

    /** The description, or the name, on one line. */
    Optional<String> summary() {
        return Stream.of(project.getDescription(), nameOfItsOwn())
                .flatMap(Stream::ofNullable)
                .map(text -> text.strip().replaceAll("\\s+", " "))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> text.length() <= LONGEST_SUMMARY ? text : text.substring(0, LONGEST_SUMMARY - 1) + "…");
    }

    private @Nullable String nameOfItsOwn() {
        return project.getArtifactId().equals(project.getName()) ? null : project.getName();
    }

    /** The licenses, between which a user may choose, if all of them are called by their SPDX identifiers. */
    Optional<String> license() {
        List<String> names = project.getLicenses().stream()
                .map(License::getName)
                .map(name -> name == null ? "" : name.strip())
                .toList();
        return names.isEmpty() || !names.stream().allMatch(LicenseExpression::isIdentifier)
                ? Optional.empty()
                : Optional.of(String.join(" OR ", names));
    }

    /** The project's page, its sources and its issues, by the labels that PyPI knows. */
    Map<String, String> urls() {
        Map<String, String> urls = new LinkedHashMap<>();
        put(urls, "Homepage", project.getUrl());
        put(urls, "Source", project.getScm() == null ? null : project.getScm().getUrl());
        put(
                urls,
                "Issues",
                project.getIssueManagement() == null
                        ? null
                        : project.getIssueManagement().getUrl());
        return urls;
    }

    private static void put(Map<String, String> urls, String label, @Nullable String url) {
        if (url != null && WheelSpec.isWebAddress(url)) {
            urls.put(label, url.strip());
        }
    }

    /** The developers. */
    List<String> authors() {
        return project.getDevelopers().stream()
                .map(PomMetadata::author)
                .filter(author -> !author.isEmpty())
                .distinct()
                .toList();
    }

    private static String author(Developer developer) {
        String name = Stream.of(developer.getName(), developer.getId())
                .flatMap(Stream::ofNullable)
                .map(text -> text.replaceAll("[<>\\s]+", " ").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        String email = developer.getEmail() == null ? "" : developer.getEmail().strip();
        if (!Author.isAddress(email)) {
            return name;
        }
        return name.isEmpty() ? email : name + " <" + email + ">";
    }

    /** The README beside the POM. */
    Optional<Path> readme() {
        return READMES.stream()
                .map(project.getBasedir().toPath()::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The licenses by name, where they are no license expression: for telling the user. */
    Optional<String> unusableLicense() {
        return project.getLicenses().isEmpty() || license().isPresent()
                ? Optional.empty()
                : Optional.of(project.getLicenses().stream()
                        .map(License::getName)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")));
    }
}
