package io.github.nightlywheels.wheel;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A file that the system does not open some times, because too many others are open. */
public final class CrowdedFile {
    private CrowdedFile() {}

    /** The wheel in such a file, which is refused so many times. */
    public static Wheel of(Wheel wheel, int refusals) {
        AtomicInteger left = new AtomicInteger(refusals);
        return of(wheel, () -> left.getAndDecrement() > 0);
    }

    /** The wheel in such a file, which is refused whenever it is told so. */
    public static Wheel of(Wheel wheel, BooleanSupplier isRefused) {
        return new Wheel(
                path(wheel.path(), isRefused),
                wheel.filename(),
                wheel.metadata(),
                wheel.digests(),
                wheel.warnings(),
                wheel.refusedByPypi());
    }

    private static Path path(Path file, BooleanSupplier isRefused) {
        FileSystem system = new Crowded(file, isRefused);
        return (Path) Proxy.newProxyInstance(
                CrowdedFile.class.getClassLoader(), new Class<?>[] {Path.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getFileSystem")) {
                        return system;
                    }
                    try {
                        return method.invoke(file, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("only opens the file");
    }

    /** The system: it opens the file, and does nothing else. */
    private static final class Crowded extends FileSystem {
        private final FileSystemProvider provider;

        Crowded(Path file, BooleanSupplier isRefused) {
            this.provider = new Opener(file, isRefused);
        }

        @Override
        public FileSystemProvider provider() {
            return provider;
        }

        @Override
        public void close() {
            throw unused();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return true;
        }

        @Override
        public String getSeparator() {
            throw unused();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            throw unused();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            throw unused();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            throw unused();
        }

        @Override
        public Path getPath(String first, String... more) {
            throw unused();
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            throw unused();
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            throw unused();
        }

        @Override
        public WatchService newWatchService() {
            throw unused();
        }
    }

    /** Opens the file, when it may. */
    private static final class Opener extends FileSystemProvider {
        private final Path file;
        private final BooleanSupplier isRefused;

        Opener(Path file, BooleanSupplier isRefused) {
            this.file = file;
            this.isRefused = isRefused;
        }

        @Override
        public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            if (isRefused.getAsBoolean()) {
                throw new FileSystemException(file.toString(), null, "Too many open files");
            }
            return FileChannel.open(file, options);
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            return newFileChannel(path, options);
        }

        @Override
        public String getScheme() {
            throw unused();
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
            throw unused();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            throw unused();
        }

        @Override
        public Path getPath(URI uri) {
            throw unused();
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter) {
            throw unused();
        }

        @Override
        public void createDirectory(Path path, FileAttribute<?>... attributes) {
            throw unused();
        }

        @Override
        public void delete(Path path) {
            throw unused();
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) {
            throw unused();
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) {
            throw unused();
        }

        @Override
        public boolean isSameFile(Path path, Path other) {
            throw unused();
        }

        @Override
        public boolean isHidden(Path path) {
            throw unused();
        }

        @Override
        public FileStore getFileStore(Path path) {
            throw unused();
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) {
            throw unused();
        }

        @Override
        public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
            throw unused();
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options) {
            throw unused();
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
            throw unused();
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
            throw unused();
        }
    }
}
