package io.github.nightlywheels.channel.anaconda.api;

import java.util.List;
import java.util.Optional;

/** One look at the names of all projects of an organization, which may have many ({@code anaconda-api.md} section 1.4). */
public final class PackageNames {
    private final ListReader<String> listing =
            new ListReader<>(ListReader.ROOT, json -> JsonFields.text(json, "name"), name -> true);
    private final ApiRequest request;

    /** A look that was not taken yet. */
    public PackageNames(String organization) {
        this.request =
                ApiRequest.get("list the projects", "packages", organization).into(listing);
    }

    /** What to ask. */
    public ApiRequest request() {
        return request;
    }

    /** What the answer told; empty if it is no list of projects that each have a name, or not all of it. */
    Optional<List<String>> names(ApiResponse answer) {
        return answer.paging() == ApiResponse.Paging.COMPLETE ? names() : Optional.empty();
    }

    /** What the answer told; empty if it is no list of projects that each have a name. */
    public Optional<List<String>> names() {
        return listing.isComplete() ? Optional.of(listing.kept()) : Optional.empty();
    }
}
