package io.github.nightlywheels.channel.anaconda.access;

import io.github.nightlywheels.channel.AccessFacts.ProjectRecord;
import io.github.nightlywheels.channel.AccessFacts.UploadedWheel;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.anaconda.api.PackageListing;
import io.github.nightlywheels.channel.anaconda.api.PackageMemory;
import io.github.nightlywheels.channel.anaconda.api.PackageNames;
import io.github.nightlywheels.channel.anaconda.api.PackageRecord;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The questions about the projects on the channel ({@code anaconda-api.md} section 1.4). */
final class ProjectQueries {
    private final QueryRunner runner;
    private final AccessApis apis;
    private final String organization;
    private final PackageMemory memory;
    private final Query<List<String>> names;
    private final Map<ProjectName, Query<ProjectRecord>> records = new ConcurrentHashMap<>();

    ProjectQueries(QueryRunner runner, AccessApis apis, String organization, PackageMemory memory) {
        this.runner = runner;
        this.apis = apis;
        this.organization = organization;
        this.memory = memory;
        PackageNames all = new PackageNames(organization);
        this.names = runner.query(
                apis.hints(),
                all.request(),
                json -> all.names().<Lookup<List<String>>>map(Lookup.Found::new).orElseGet(JsonLists::notUnderstood));
    }

    /** The names of all projects. */
    Query<List<String>> names() {
        return names;
    }

    /** The other spellings of a project's name among the names of all projects. */
    Lookup<List<String>> similar(ProjectName project) {
        return names.lookup()
                .map(all -> new Lookup.Found<>(all.stream()
                        .filter(name -> new ProjectName(name).normalized().equals(project.normalized()))
                        .filter(name -> !name.equals(project.text()))
                        .toList()));
    }

    /** The project as the channel has it; what was read before is not read again. */
    Query<ProjectRecord> record(ProjectName project) {
        return records.computeIfAbsent(
                project,
                key -> runner.query(
                        () -> memory.recall(key).orElseGet(() -> read(key)).map(ProjectQueries::summary)));
    }

    private Lookup<PackageRecord> read(ProjectName project) {
        PackageListing listing = new PackageListing(organization, project);
        Lookup<PackageRecord> told = runner.ask(apis.hints(), listing.request())
                .map(json -> listing.isNamed(json)
                        ? new Lookup.Found<>(listing.record(json))
                        : new Lookup.Unknown<>("the server's answer names no project"));
        memory.note(project, told);
        return told;
    }

    private static Lookup<ProjectRecord> summary(PackageRecord there) {
        List<Distribution> wheels = there.releases().stream()
                .flatMap(release -> release.distributions().stream())
                .filter(file -> file.filename().endsWith(".whl"))
                .toList();
        boolean isTold = there.isComplete()
                && wheels.stream().allMatch(file -> file.uploadedAt().isPresent());
        return new Lookup.Found<>(new ProjectRecord(
                there.name(),
                isTold
                        ? Optional.of(wheels.stream()
                                .map(file -> new UploadedWheel(
                                        file.filename(), file.uploadedAt().orElseThrow()))
                                .toList())
                        : Optional.empty()));
    }
}
