package io.github.nightlywheels.channel.directory;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.ProjectListing;
import io.github.nightlywheels.channel.PublishedRelease;
import io.github.nightlywheels.channel.Release;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.IoErrors;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a directory holds. Takes no lock: pages are replaced in one step, and files never change.
 *
 * @param directory the channel's directory, for messages
 * @param index its pages
 */
record DirectoryReader(Path directory, SimpleIndex index) {
    /**
     * What there is of some releases.
     *
     * @throws FailureException also if others wrote a page that a publication could not keep
     */
    Map<Release, List<Distribution>> read(Collection<Release> releases) {
        return reading(() -> {
            // Finds out now that a publication could not keep what the list of projects says.
            index.listed();
            Map<String, ProjectIndex> indexes = new HashMap<>();
            Map<Release, List<Distribution>> found = new LinkedHashMap<>();
            for (Release release : releases) {
                String project = DirectoryLayout.directoryName(release.project());
                if (!indexes.containsKey(project)) {
                    indexes.put(project, present(project));
                }
                found.put(release, indexes.get(project).distributions(release.version()));
            }
            return found;
        });
    }

    /** What the page says and the disk holds. If they differ because a writer came between, the new page is read. */
    private ProjectIndex present(String project) throws IOException {
        ProjectIndex said = index.read(project);
        while (true) {
            ProjectIndex held = said.onlyWhat(index.files(project), index.links());
            ProjectIndex now = held.equals(said) ? said : index.read(project);
            if (now.equals(said)) {
                return held;
            }
            said = now;
        }
    }

    List<PublishedRelease> history(ProjectName project) {
        return reading(() -> index.read(DirectoryLayout.directoryName(project)).releases());
    }

    List<ProjectName> projects() {
        return reading(() -> index.projects().stream().map(ProjectName::new).toList());
    }

    /**
     * All of a project. A file that is damaged, a page that is lost, and an entry of a file that lies here which is not as this
     * channel writes it, are doubts. What others put there, and what the page names and the disk lacks, is exempt: it stays
     * listed, and says nothing of the rest.
     */
    Optional<ProjectListing> list(ProjectName project) {
        String name = DirectoryLayout.directoryName(project);
        return reading(() -> {
            ProjectIndex told = index.read(name);
            return told.isEmpty() ? Optional.empty() : Optional.of(listing(project, name, told));
        });
    }

    private ProjectListing listing(ProjectName project, String name, ProjectIndex told) throws IOException {
        List<String> doubts = new ArrayList<>();
        if (!index.hasPage(name)) {
            doubts.add("its page index.json is lost or damaged");
        }
        ProjectFiles files = index.files(name);
        told.damaged(files).forEach(filename -> doubts.add(filename + " is damaged on the disk"));
        told.foreign().stream()
                .filter(files::holds)
                .forEach(file ->
                        doubts.add("the page's entry of " + file.filename() + " is not as this channel writes it"));
        return new ProjectListing(project, told.releases(), doubts, told.exempt(files, index.links()));
    }

    private <T> T reading(ChannelLock.Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new FailureException(IoErrors.unusable(directory, e), e);
        }
    }
}
