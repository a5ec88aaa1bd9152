package io.github.nightlywheels.fake.pypi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.nightlywheels.fake.Incoming;
import java.util.Optional;

/** What is read: the simple index, the files and the pages for people; guarded by the {@link PypiWorld} that it shows. */
final class PageEndpoints {
    private static final String INDEX = "/simple/";
    private static final String FILES = "/files/";
    private static final String STORAGE = "/storage/";

    boolean protectsIndex;
    boolean filesElsewhere;
    boolean refusesDownloads;
    Optional<ServerManners.Shows> shows = Optional.empty();
    Optional<String> forwards = Optional.empty();
    private final PypiWorld world;

    PageEndpoints(PypiWorld world) {
        this.world = world;
    }

    Reply answer(Incoming request, String path, String base) {
        if (path.startsWith(INDEX)) {
            return index(request, path.substring(INDEX.length()), base);
        }
        if (path.startsWith(FILES)) {
            String name = path.substring(FILES.length());
            return refusesDownloads
                    ? Reply.empty(403)
                    : filesElsewhere ? Reply.empty(302).with("Location", base + STORAGE + name) : file(name);
        }
        if (path.startsWith(STORAGE)) {
            return file(path.substring(STORAGE.length()));
        }
        if (path.equals("/legacy")) {
            return Reply.empty(308).with("Location", base + "/legacy/");
        }
        if (path.equals(ActionChecks.LOGIN)) {
            return Reply.html(200, "Log in", "Who are you?");
        }
        if (path.equals("/pypi")) {
            return Reply.empty(410);
        }
        if (path.equals("/legacy/elsewhere")) {
            return Reply.empty(302).with("Location", base + INDEX);
        }
        return path.equals("/legacy/")
                ? Reply.html(200, "legacy", "This is where files are uploaded to.")
                : Reply.html(request.method.equals("POST") ? 405 : 404, "Error", "no such place");
    }

    private Reply file(String name) {
        return world.shelf
                .find(name)
                .map(file -> Reply.of(200, "application/octet-stream", new String(file.content(), ISO_8859_1)))
                .orElse(Reply.empty(404));
    }

    private Reply index(Incoming request, String rest, String base) {
        if (!request.method.equals("GET")) {
            return Reply.html(405, "Method Not Allowed", "");
        }
        if (!world.faults.index.isEmpty()) {
            return world.faults.index.remove();
        }
        if (protectsIndex && !world.uploader.isSender(request.header("authorization"))) {
            return Reply.empty(401).with("WWW-Authenticate", "Basic realm=\"pypi\"");
        }
        if (rest.isEmpty()) {
            return Reply.html(200, "Simple index", String.join(" ", world.projects.all()));
        }
        String project = rest.replaceFirst("/$", "");
        if (!rest.endsWith("/") || !project.equals(StoredFile.normalize(project))) {
            return Reply.empty(301).with("Location", base + INDEX + StoredFile.normalize(project) + "/");
        }
        if (!world.projects.contains(project)) {
            return forwards.map(other -> Reply.empty(302).with("Location", other + INDEX + project + "/"))
                    .orElse(Reply.of(404, "text/plain", "404 Not Found"));
        }
        boolean json = world.manners.shows() == ServerManners.Shows.JSON
                && request.header("accept").contains("application/vnd.pypi.simple.v1+json");
        return ListedPages.page(project, world.shelf.read(project), shows.orElse(world.manners.shows()), json, base);
    }
}
