package io.github.nightlywheels.channel.anaconda.access;

import io.github.nightlywheels.channel.AccessFacts.NamedGroup;
import io.github.nightlywheels.channel.anaconda.api.AccessRequests;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.List;
import java.util.Optional;

/**
 * The groups that may hold a project though they do not bear its name, as far as the interview has got.
 *
 * @param asked what was told so far
 * @param organization whose groups they are
 */
record GroupCandidates(AccessInterview asked, String organization) {

    /** All of them, but for those that are known to be allowed nothing but to read. */
    List<NamedGroup> all() {
        return asked
                .told(AccessRequests.groups(organization))
                .map(AccessResponses::groups)
                .known()
                .orElse(List.of())
                .stream()
                .filter(group -> group.mayWrite() || group.permission().isEmpty())
                .toList();
    }

    /** The first one that is known to hold the project. */
    Optional<NamedGroup> holder(ProjectName project) {
        return all().stream()
                .filter(group -> asked.told(AccessRequests.groupProjects(organization, group.name()))
                        .map(AccessResponses::names)
                        .known()
                        .filter(names -> names.contains(project.text()))
                        .isPresent())
                .findFirst();
    }
}
