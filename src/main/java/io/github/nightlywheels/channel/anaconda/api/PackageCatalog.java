package io.github.nightlywheels.channel.anaconda.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.ProjectListing;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads what the channel has ({@code anaconda-api.md} sections 1.4, 1.5 and 1.9). */
public final class PackageCatalog {
    private final RetryingApi api;
    private final ChannelContext identity;

    public PackageCatalog(RetryingApi api, ChannelContext identity) {
        this.api = api;
        this.identity = identity;
    }

    /** The project's name as the server spells it, if there is such a project; of its files, of which it may have many, none. */
    public Optional<String> findPackage(ProjectName project, RetryBudget budget) {
        return lookUp(new PackageListing(identity.organization(), project, 0, file -> false), project, budget)
                .known()
                .map(PackageRecord::name);
    }

    /** Whether the project is known to have a file besides this one. */
    public boolean hasFileBesides(ProjectName project, String filename, RetryBudget budget) {
        PackageListing another = new PackageListing(
                identity.organization(),
                project,
                1,
                file -> !lastPart(file.filename()).equals(filename));
        return lookUp(another, project, budget)
                .known()
                .filter(record -> !record.releases().isEmpty())
                .isPresent();
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The project with all of its files, or the server's words where it says that there is no such project. */
    public Lookup<PackageRecord> lookUpPackage(ProjectName project, RetryBudget budget) {
        return lookUp(new PackageListing(identity.organization(), project), project, budget);
    }

    private Lookup<PackageRecord> lookUp(PackageListing listing, ProjectName project, RetryBudget budget) {
        return lookUp(listing.request(), project, budget, json -> Optional.of(listing.record(json)));
    }

    /**
     * All projects of the organization.
     *
     * @throws FailureException if it is not known that these are all
     */
    public List<ProjectName> listPackages(RetryBudget budget) {
        PackageNames names = new PackageNames(identity.organization());
        ApiResponse answer = api.read(names.request(), budget).response();
        if (answer.status() != 200) {
            throw identity.refused(answer);
        }
        return names
                .names(answer)
                .orElseThrow(() -> new FailureException(
                        new TransferFailure.UnexpectedAnswer(answer.reply(), "all projects of the organization")))
                .stream()
                .map(ProjectName::new)
                .toList();
    }

    /** All files of a project, with what is odd about the answer; empty if there is no such project. */
    public Optional<ProjectListing> listPackage(ProjectName project, RetryBudget budget) {
        PackageFiles files = new PackageFiles(identity.organization(), project);
        Classification read = api.read(files.request(), budget);
        ApiResponse answer = read.response();
        if (read.meaning() == Meaning.ABSENT || read.meaning() == Meaning.ABSENT_ON_PAGE) {
            return Optional.empty();
        }
        if (read.meaning() != Meaning.SUCCESS || !answer.json().isObject()) {
            throw identity.refused(answer, project);
        }
        return Optional.of(files.listing(answer));
    }

    /**
     * The distributions of a release, duplicates included; empty if there is no such release. What does not list them is not
     * taken for an empty release.
     */
    public Optional<List<Distribution>> findRelease(Release release, RetryBudget budget) {
        return findRelease(release, file -> true, budget);
    }

    /** As {@link #findRelease(Release, RetryBudget)}, but only those of these names: a release may have many more. */
    public Optional<List<Distribution>> findRelease(Release release, Set<String> filenames, RetryBudget budget) {
        return findRelease(release, file -> filenames.contains(file.filename()), budget);
    }

    private Optional<List<Distribution>> findRelease(
            Release release, Predicate<Distribution> matters, RetryBudget budget) {
        ListReader<Distribution> listing = new ListReader<>("distributions", DistributionJson::read, matters);
        ApiRequest request = ApiRequest.get(
                        "list the release " + release,
                        "release",
                        identity.organization(),
                        release.project().text(),
                        release.version())
                .into(listing);
        return lookUp(
                        request,
                        release.project(),
                        budget,
                        json -> listing.isComplete() ? Optional.of(listing.kept()) : Optional.empty())
                .known();
    }

    /**
     * As {@link #findDistribution}, to decide by it whether the file is deleted: every field has to be there and in its form.
     *
     * @throws FailureException also if one is not
     */
    public Optional<Distribution> findWhole(Release release, String filename, RetryBudget budget) {
        return lookUp(
                        dist(release, filename),
                        release.project(),
                        budget,
                        json -> isWhole(json, release, filename)
                                ? Optional.of(DistributionJson.read(filename, json))
                                : Optional.empty())
                .known();
    }

    private static boolean isWhole(JsonNode json, Release release, String filename) {
        return DistributionJson.fault(json).isEmpty()
                && JsonFields.text(json, "basename").equals(Optional.of(filename))
                && JsonFields.text(json, "version").equals(Optional.of(release.version()));
    }

    public Optional<Distribution> findDistribution(Release release, String filename, RetryBudget budget) {
        return lookUp(
                        dist(release, filename),
                        release.project(),
                        budget,
                        json -> Optional.of(DistributionJson.read(filename, json)))
                .known();
    }

    private ApiRequest dist(Release release, String filename) {
        return ApiRequest.get(
                "look up " + filename,
                "dist",
                identity.organization(),
                release.project().text(),
                release.version(),
                filename);
    }

    private <T> Lookup<T> lookUp(
            ApiRequest request, ProjectName project, RetryBudget budget, Function<JsonNode, Optional<T>> reading) {
        Classification read = api.read(request, budget);
        ApiResponse answer = read.response();
        if (read.meaning() == Meaning.ABSENT || read.meaning() == Meaning.ABSENT_ON_PAGE) {
            return new Lookup.NotFound<>(answer.reply());
        }
        if (read.meaning() != Meaning.SUCCESS || !answer.json().isObject()) {
            throw identity.refused(answer, project);
        }
        return new Lookup.Found<>(reading.apply(answer.json())
                .orElseThrow(() -> new FailureException(
                        new TransferFailure.UnexpectedAnswer(answer.reply(), "all that is known of the files"))));
    }
}
