package io.github.nightlywheels.fake;

import io.github.nightlywheels.fake.RecordedRequest.Received;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a release, by filename, each of which is made when it is looked at, so that a hundred thousand take no room.
 * They differ in their build tag; files may be deleted and others added.
 */
final class ManyFiles extends AbstractMap<String, FakeDistribution> {
    private static final long SIZE = 5_000_000;
    private static final Pattern BUILD_TAG = Pattern.compile("[^-]+-[^-]+-(\\d{1,9})-py3-none-any[.]whl");

    private final String project;
    private final String version;
    private final int count;
    private final Instant uploadedAt;
    private final List<String> labels;
    private final FakeDistribution example;
    private final Set<Integer> deleted = ConcurrentHashMap.newKeySet();
    private final Map<String, FakeDistribution> added = new ConcurrentHashMap<>();

    ManyFiles(String project, String version, int count, Instant uploadedAt, List<String> labels) {
        this.project = project;
        this.version = version;
        this.count = count;
        this.uploadedAt = uploadedAt;
        this.labels = List.copyOf(labels);
        this.example = FakeDistribution.of("", "", version, new byte[0], this.labels, uploadedAt);
    }

    private String filename(int index) {
        return project.replace('-', '_') + "-" + version + "-" + index + "-py3-none-any.whl";
    }

    private FakeDistribution file(int index) {
        String hex = String.format(Locale.ROOT, "%08x%08x", project.hashCode() ^ version.hashCode(), index);
        String filename = filename(index);
        return new FakeDistribution(
                hex + "00000000",
                filename,
                version,
                hex.repeat(4),
                hex.repeat(2),
                SIZE,
                labels.isEmpty() ? List.of("main") : labels,
                uploadedAt,
                example.promise(),
                new Received(filename, SIZE, hex.repeat(4), hex.repeat(2)));
    }

    private int index(Object filename) {
        Matcher matcher = BUILD_TAG.matcher(filename.toString());
        int index = matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
        return index >= 0
                        && index < count
                        && !deleted.contains(index)
                        && filename(index).equals(filename)
                ? index
                : -1;
    }

    @Override
    public @Nullable FakeDistribution get(Object filename) {
        FakeDistribution other = added.get(filename.toString());
        int index = index(filename);
        return other != null ? other : index < 0 ? null : file(index);
    }

    @Override
    public boolean containsKey(Object filename) {
        return get(filename) != null;
    }

    @Override
    public @Nullable FakeDistribution put(String filename, FakeDistribution file) {
        FakeDistribution before = remove(filename);
        added.put(filename, file);
        return before;
    }

    @Override
    public @Nullable FakeDistribution remove(Object filename) {
        FakeDistribution before = get(filename);
        int index = index(filename);
        if (index >= 0) {
            deleted.add(index);
        }
        added.remove(filename.toString());
        return before;
    }

    @Override
    public Set<Map.Entry<String, FakeDistribution>> entrySet() {
        IntPredicate isThere = index -> !deleted.contains(index);
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, FakeDistribution>> iterator() {
                return Stream.concat(
                                IntStream.range(0, count).filter(isThere).mapToObj(ManyFiles.this::file),
                                added.values().stream())
                        .map(file -> Map.entry(file.filename(), file))
                        .iterator();
            }

            @Override
            public int size() {
                return count - deleted.size() + added.size();
            }
        };
    }
}
