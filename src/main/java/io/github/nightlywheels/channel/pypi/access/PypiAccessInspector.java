package io.github.nightlywheels.channel.pypi.access;

import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessFacts.EndpointFacts;
import io.github.nightlywheels.channel.AccessInspector;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.channel.pypi.index.IndexClient;
import io.github.nightlywheels.channel.pypi.index.IndexPage;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the upload URL and the index with GET; nothing is written. */
public final class PypiAccessInspector implements AccessInspector {
    private final PypiServer server;
    private final UploadUrlProbe probe;
    private final IndexClient index;
    private final List<ProjectName> projects;
    private final RetryBudget budget;

    public PypiAccessInspector(
            PypiServer server,
            UploadUrlProbe probe,
            IndexClient index,
            List<ProjectName> projects,
            RetryBudget budget) {
        this.server = server;
        this.probe = probe;
        this.index = index;
        this.projects = List.copyOf(projects);
        this.budget = budget;
    }

    @Override
    public AccessFacts essentials() {
        return all();
    }

    @Override
    public AccessFacts all() {
        UploadUrlProbe.Result upload = probe.ask();
        Map<ProjectName, Lookup<Boolean>> found = new LinkedHashMap<>();
        Optional<Lookup<String>> unreadable = Optional.empty();
        Optional<Lookup<String>> answered =
                server.indexUrl().filter(url -> !projects.isEmpty()).map(url -> new Lookup.Found<>(url + " answers"));
        for (ProjectName project : projects) {
            if (!index.isKnown() || unreadable.isPresent()) {
                found.put(
                        project,
                        new Lookup.Unknown<>(index.isKnown() ? "the index cannot be read" : "indexUrl is not set"));
                continue;
            }
            try {
                IndexPage page = index.read(project, budget);
                found.put(project, exists(page));
            } catch (FailureException e) {
                unreadable = Optional.of(new Lookup.Denied<>(e.failure()));
                found.put(project, new Lookup.Unknown<>("the index cannot be read"));
            }
        }
        Lookup<String> indexFacts = unreadable
                .or(() -> answered)
                .orElseGet(() -> new Lookup.Unknown<>(
                        index.isKnown() ? "no project is named that could be looked for" : "indexUrl is not set"));
        return AccessFacts.of(new EndpointFacts(upload.credentials(), upload.upload(), indexFacts, found));
    }

    private static Lookup<Boolean> exists(IndexPage page) {
        return page.forwardedTo()
                .<Lookup<Boolean>>map(host -> new Lookup.Unknown<>("the index sends clients to " + host))
                .orElseGet(() -> new Lookup.Found<>(page.exists()));
    }

    @Override
    public void close() {
        // Each question ends by itself, within its timeout.
    }
}
