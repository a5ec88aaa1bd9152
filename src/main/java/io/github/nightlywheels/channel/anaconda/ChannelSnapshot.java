package io.github.nightlywheels.channel.anaconda;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.channel.anaconda.api.PackageCatalog;
import io.github.nightlywheels.channel.anaconda.api.PackageMemory;
import io.github.nightlywheels.channel.anaconda.api.PackageRecord;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** What was read of the channel before anything was written, and what that says of packages and releases. */
final class ChannelSnapshot {
    private final RetryingApi api;
    private final PackageCatalog catalog;
    private final PackageCatalog histories;
    private final PackageMemory packages;
    private final ReleaseCreator releases;
    private final ParallelRunner tasks;
    private final RetryBudget forHistory;
    private final Map<Release, List<Distribution>> known = new ConcurrentHashMap<>();

    ChannelSnapshot(
            RetryingApi api,
            PackageCatalog catalog,
            PackageCatalog histories,
            PackageMemory packages,
            ReleaseCreator releases,
            ParallelRunner tasks) {
        this.api = api;
        this.catalog = catalog;
        this.histories = histories;
        this.packages = packages;
        this.releases = releases;
        this.tasks = tasks;
        this.forHistory = api.budget();
    }

    Map<Release, List<Distribution>> read(Collection<Release> wanted) {
        return read(wanted, catalog::findRelease);
    }

    Map<Release, List<Distribution>> readFiles(Map<Release, Set<String>> filenames) {
        return read(
                filenames.keySet(),
                (release, budget) -> catalog.findRelease(release, filenames.getOrDefault(release, Set.of()), budget));
    }

    private Map<Release, List<Distribution>> read(
            Collection<Release> wanted, BiFunction<Release, RetryBudget, Optional<List<Distribution>>> listing) {
        SharedWaits waits = api.sharedWaits();
        tasks.each(wanted, release -> {
            RetryBudget budget = api.budget(new StopSignal(), waits);
            note(release, listing.apply(release, budget), budget);
            return true;
        });
        Map<Release, List<Distribution>> found = new LinkedHashMap<>();
        wanted.forEach(release -> found.put(release, known.getOrDefault(release, List.of())));
        return found;
    }

    private void note(Release release, Optional<List<Distribution>> listed, RetryBudget budget) {
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

    /** One time for all projects: what most publications can do without is not tried for longer than what one wheel needs. */
    List<PublishedRelease> history(ProjectName project) {
        Lookup<PackageRecord> told = packages.recall(project).orElseGet(() -> {
            Lookup<PackageRecord> read = histories.lookUpPackage(project, forHistory);
            packages.note(project, read);
            return read;
        });
        Optional<PackageRecord> there = told.known();
        there.ifPresent(record -> releases.notePackage(project));
        return there.map(PackageRecord::releases).orElse(List.of());
    }
}
