package io.github.nightlywheels.channel.anaconda;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.anaconda.api.PackageCatalog;
import io.github.nightlywheels.channel.anaconda.api.RetryingApi;
import io.github.nightlywheels.channel.anaconda.upload.ReleaseCreator;
import io.github.nightlywheels.concurrent.ParallelRunner;
import io.github.nightlywheels.concurrent.StopSignal;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.retry.SharedWaits;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was read of the channel before anything was written, and what that says of packages and releases. */
final class ChannelSnapshot {
    private final RetryingApi api;
    private final PackageCatalog catalog;
    private final ReleaseCreator releases;
    private final ParallelRunner tasks;
    private final Map<Release, List<Distribution>> known = new ConcurrentHashMap<>();
    private final Map<ProjectName, List<PublishedRelease>> histories = new ConcurrentHashMap<>();

    ChannelSnapshot(RetryingApi api, PackageCatalog catalog, ReleaseCreator releases, ParallelRunner tasks) {
        this.api = api;
        this.catalog = catalog;
        this.releases = releases;
        this.tasks = tasks;
    }

    Map<Release, List<Distribution>> read(Collection<Release> wanted) {
        SharedWaits waits = api.sharedWaits();
        tasks.each(wanted, release -> {
            readRelease(release, api.budget(new StopSignal(), waits));
            return true;
        });
        Map<Release, List<Distribution>> found = new LinkedHashMap<>();
        wanted.forEach(release -> found.put(release, known.getOrDefault(release, List.of())));
        return found;
    }

    private void readRelease(Release release, RetryBudget budget) {
        Optional<List<Distribution>> listed = catalog.findRelease(release, budget);
        if (listed.isEmpty()) {
            known.remove(release);
            releases.noteAbsence(release);
            return;
        }
        releases.noteRelease(release);
        known.put(
                release,
                listed.get().stream()
                        .map(listing -> listing.sha256().isPresent()
                                ? listing
                                : catalog.findDistribution(release, listing.filename(), budget)
                                        .orElse(listing))
                        .toList());
    }

    /** What was under the upload's name, as often as it was listed. */
    List<Distribution> planned(Upload upload) {
        return known.getOrDefault(upload.release(), List.of()).stream()
                .filter(distribution -> distribution.filename().equals(upload.filename()))
                .toList();
    }

    List<PublishedRelease> history(ProjectName project) {
        if (!histories.containsKey(project)) {
            note(project, catalog.findPackage(project, api.budget()));
        }
        return histories.getOrDefault(project, List.of());
    }

    /** What the probe learns of a project need not be asked again. */
    void noteProject(ProjectName project, Lookup<JsonNode> told) {
        if (told.isAbsent()) {
            note(project, Optional.empty());
        } else {
            told.known().ifPresent(json -> note(project, Optional.of(PackageCatalog.packageRecord(project, json))));
        }
    }

    private void note(ProjectName project, Optional<PackageCatalog.PackageRecord> there) {
        there.ifPresent(record -> releases.notePackage(project));
        histories.put(project, there.map(PackageCatalog.PackageRecord::releases).orElse(List.of()));
    }
}
