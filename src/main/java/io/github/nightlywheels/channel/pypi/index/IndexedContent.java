package io.github.nightlywheels.channel.pypi.index;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.pypi.api.PypiServer;
import io.github.nightlywheels.failure.ParameterNames;
import io.github.nightlywheels.http.UrlText;
import io.github.nightlywheels.text.FirstFew;
import io.github.nightlywheels.wheel.Wheel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/**
 * Whether what an index lists is what is here ({@code pypi-upload-api.md} section 3): by SHA-256, SHA-512 or SHA-384, or by MD5 where
 * that is all it tells, or by the SHA-256 of what is downloaded. A file on another host than the index is somebody else's, for some indexes
 * show what they do not have themselves; only PyPI keeps its own files elsewhere.
 */
public final class IndexedContent {
    private static final int MOST_NAMED = 3;

    private final PypiServer server;
    private final IndexClient client;
    /** The SHA-256 of what was downloaded and is as it is here; what is not may be replaced before the next look. */
    private final Map<HttpUrl, String> same = new ConcurrentHashMap<>();

    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> unseen = new TreeSet<>();
    private final Map<String, Set<String>> remarks = new TreeMap<>();
    private final Map<String, Set<String>> forwarded = new TreeMap<>();
    private final Map<String, Set<String>> foreign = new TreeMap<>();

    public IndexedContent(PypiServer server, IndexClient client) {
        this.server = server;
        this.client = client;
    }

    /** What the index has under a filename, compared with what is here. */
    public enum Comparison {
        /** The same content. */
        SAME,
        /** Other content. */
        OTHER,
        /** Other content, on another host. */
        FOREIGN,
        /** Nothing. */
        ABSENT,
        /** There is no index, or it tells too little. */
        UNKNOWN
    }

    /**
     * What came of a comparison.
     *
     * @param found what was found
     * @param host where the other content lies
     */
    public record Result(Comparison found, String host) {}

    /** Compares with what was read. */
    public Result compare(IndexPage page, String filename, Wheel local) {
        List<IndexFile> files = page.find(filename);
        if (files.isEmpty()) {
            return new Result(Comparison.ABSENT, "");
        }
        List<Distribution.Content> contents =
                files.stream().map(file -> compare(file, local)).toList();
        String host = UrlText.address(files.get(0).url());
        if (contents.contains(Distribution.Content.SAME)) {
            return new Result(Comparison.SAME, host);
        }
        if (files.stream().allMatch(file -> isForeign(page, file))) {
            return new Result(Comparison.FOREIGN, host);
        }
        return new Result(
                contents.contains(Distribution.Content.NOT_TOLD) ? Comparison.UNKNOWN : Comparison.OTHER, host);
    }

    private Distribution.Content compare(IndexFile file, Wheel local) {
        Distribution.Content content = describe(file).compare(local);
        if (content == Distribution.Content.SAME && file.hashes().isEmpty()) {
            same.put(file.url(), local.digests().sha256());
        }
        return content;
    }

    /** The files of these names that the index has itself, with digests as far as they can be known. */
    public List<Distribution> own(IndexPage page, Set<String> filenames) {
        page.forwardedTo().ifPresent(host -> note(forwarded, host, page.project()));
        List<Distribution> own = new ArrayList<>();
        for (IndexFile file : page.files()) {
            if (!filenames.contains(file.filename())) {
                continue;
            }
            if (isForeign(page, file)) {
                note(foreign, UrlText.address(file.url()), file.filename());
            } else {
                own.add(describe(file));
            }
        }
        return own;
    }

    /** All files that the index has itself. */
    public List<IndexFile> ownFiles(IndexPage page) {
        return page.files().stream().filter(file -> !isForeign(page, file)).toList();
    }

    private boolean isForeign(IndexPage page, IndexFile file) {
        return server.isForeign(page.url(), file.url());
    }

    private Distribution describe(IndexFile file) {
        Optional<String> sha256 = file.sha256();
        if (sha256.isEmpty() && file.otherDigest().isPresent()) {
            return listed(file);
        }
        if (sha256.isEmpty() && file.md5().isPresent()) {
            warn("The index tells only the MD5 of its files, by which they are compared.");
        } else if (sha256.isEmpty()) {
            sha256 = Optional.ofNullable(same.get(file.url())).or(() -> client.downloadSha256(file));
            warn(
                    sha256.isPresent()
                            ? "The index tells no digests, so files are downloaded to compare them."
                            : "The index tells no digests, and files that cannot be downloaded: what is in them is not known.");
        }
        return listed(file, sha256);
    }

    /** A file as it is listed, for what needs no digest. */
    public static Distribution listed(IndexFile file) {
        return listed(file, file.sha256());
    }

    private static Distribution listed(IndexFile file, Optional<String> sha256) {
        return new Distribution(
                file.filename(),
                sha256,
                file.md5(),
                file.size(),
                Optional.empty(),
                file.uploadedAt(),
                Optional.empty(),
                file.otherDigest());
    }

    private synchronized void warn(String sentence) {
        warnings.add(sentence);
    }

    private synchronized void note(Map<String, Set<String>> notes, String host, String name) {
        notes.computeIfAbsent(host, key -> new TreeSet<>()).add(name);
    }

    /** Remembers a file that the server has accepted, but not said to have, where there is no index that could show it. */
    public synchronized void noteUnseen(String filename) {
        unseen.add(filename);
    }

    /** Remembers what the server said of a file that it has taken: PyPI puts its warnings there. */
    public void noteRemark(String words, String filename) {
        note(remarks, words, filename);
    }

    /** What should be known of the comparisons so far, one sentence for each matter however many files it is about. */
    public synchronized List<String> warnings(ParameterNames names) {
        List<String> all = new ArrayList<>(warnings);
        if (!unseen.isEmpty()) {
            all.add("The server has accepted files without saying that it has them, and without "
                    + names.name("indexUrl") + " it cannot be seen whether they arrived: "
                    + FirstFew.of(unseen, MOST_NAMED) + ".");
        }
        remarks.forEach((words, files) -> all.add(server.name() + " has taken files and says \"" + words + "\": "
                + FirstFew.of(files, MOST_NAMED) + "."));
        forwarded.forEach((host, projects) -> all.add(
                "The index sends clients to " + host + " for what it does not have, which is taken as not there: "
                        + FirstFew.of(projects, MOST_NAMED) + "."));
        foreign.forEach((host, files) -> all.add("The index lists files on another host, " + host
                + ", which are taken as somebody else's: " + FirstFew.of(files, MOST_NAMED) + "."));
        return List.copyOf(all);
    }
}
