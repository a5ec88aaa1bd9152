package io.github.nightlywheels.channel.pypi.access;

import io.github.nightlywheels.channel.AccessFacts;
import io.github.nightlywheels.channel.AccessFacts.EndpointFacts;
import io.github.nightlywheels.channel.AccessInspector;
import io.github.nightlywheels.channel.Lookup;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.channel.pypi.index.IndexClient;
import io.github.nightlywheels.channel.pypi.index.IndexPage;
import io.github.nightlywheels.failure.Failure;
import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.failure.TransferFailure;
import io.github.nightlywheels.http.UrlText;
import io.github.nightlywheels.retry.RetryBudget;
import io.github.nightlywheels.wheel.metadata.ProjectName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks the upload URL and the index with GET; nothing is written. */
public final class PypiAccessInspector implements AccessInspector {
    private final PypiServer server;
    private final UploadUrlProbe probe;
    private final IndexClient index;
    private final List<ProjectName> projects;
    private final RetryBudget budget;
    private final ParameterNames names;

    public PypiAccessInspector(
            PypiServer server,
            UploadUrlProbe probe,
            IndexClient index,
            List<ProjectName> projects,
            RetryBudget budget,
            ParameterNames names) {
        this.server = server;
        this.probe = probe;
        this.index = index;
        this.projects = List.copyOf(projects);
        this.budget = budget;
        this.names = names;
    }

    @Override
    public AccessFacts essentials() {
        return all();
    }

    @Override
    public AccessFacts all() {
        UploadUrlProbe.ProbeResult upload = probe.ask(budget);
        Map<ProjectName, Lookup<Boolean>> found = new LinkedHashMap<>();
        Lookup<String> indexFacts = server.indexUrl()
                .map(url -> projects.isEmpty() ? index.root() : new Lookup.Found<>(url + " answers"))
                .orElseGet(() -> new Lookup.Unknown<>(unset()));
        for (ProjectName project : projects) {
            try {
                found.put(
                        project,
                        indexFacts instanceof Lookup.Found
                                ? exists(index.read(project, budget))
                                : new Lookup.Unknown<>(unread()));
            } catch (FailureException e) {
                indexFacts = judge(e.failure());
                found.put(project, new Lookup.Unknown<>(unread()));
            }
        }
        return AccessFacts.of(
                new EndpointFacts(upload.credentials(), upload.upload(), indexFacts, found, upload.silence()));
    }

    /** An outage is no fault of the index: it may be over when the build is done. */
    private static Lookup<String> judge(Failure failure) {
        Lookup.Denied<String> denied = new Lookup.Denied<>(failure);
        return failure instanceof TransferFailure.ServerError || failure instanceof TransferFailure.Unreachable
                ? new Lookup.Unknown<>(denied.why())
                : denied;
    }

    private String unread() {
        return index.isKnown() ? "the index cannot be read" : unset();
    }

    private String unset() {
        return names.name("indexUrl") + " is not set";
    }

    private static Lookup<Boolean> exists(IndexPage page) {
        if (!page.exists() && !page.files().isEmpty()) {
            return new Lookup.Unknown<>("the index lists only files on "
                    + UrlText.address(page.files().get(0).url()) + ", which are taken as somebody else's");
        }
        return page.forwardedTo()
                .<Lookup<Boolean>>map(host -> new Lookup.Unknown<>("the index sends clients to " + host))
                .orElseGet(() -> new Lookup.Found<>(page.exists()));
    }

    @Override
    public void close() {
        // Each question ends by itself, within its timeout.
    }
}
