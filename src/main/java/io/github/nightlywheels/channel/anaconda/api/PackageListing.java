package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** One look at a project and its files, of which there may be many thousand ({@code anaconda-api.md} section 1.4). */
public final class PackageListing {
    private final ProjectName project;
    private final ListReader<FileOfVersion> files;
    private final ApiRequest request;

    /** A look that was not taken yet. */
    public PackageListing(String organization, ProjectName project) {
        this(organization, project, Integer.MAX_VALUE, file -> true);
    }

    /** The same, of which only the first files that matter are kept, and no more than that many. */
    PackageListing(String organization, ProjectName project, int most, Predicate<Distribution> matters) {
        this.project = project;
        this.files = new ListReader<>(
                "files", PackageListing::file, file -> matters.test(file.file()), most, other -> false);
        this.request = ApiRequest.get("look up the project " + project, "package", organization, project.text())
                .into(files);
    }

    private record FileOfVersion(String version, Distribution file) {}

    /** What to ask. */
    public ApiRequest request() {
        return request;
    }

    private static Optional<FileOfVersion> file(JsonNode json) {
        return JsonFields.text(json, "version")
                .flatMap(version -> DistributionJson.read(json).map(file -> new FileOfVersion(version, file)));
    }

    /** Whether the answer, of which this is what does not belong to the files, names a project. */
    public boolean isNamed(JsonNode json) {
        return JsonFields.text(json, "name").isPresent();
    }

    /** What the answer told. */
    public PackageRecord record(JsonNode json) {
        Map<String, List<Distribution>> byVersion = new LinkedHashMap<>();
        files.kept()
                .forEach(file -> byVersion
                        .computeIfAbsent(file.version(), version -> new ArrayList<>())
                        .add(file.file()));
        return new PackageRecord(
                JsonFields.text(json, "name").orElse(project.text()),
                byVersion.entrySet().stream()
                        .map(release -> new PublishedRelease(release.getKey(), release.getValue()))
                        .toList(),
                files.isComplete());
    }
}
