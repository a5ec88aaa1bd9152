package io.github.nightlywheels.fake.pypi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** What is wrong with a source distribution: it is a gzip'ed tar of one directory that has a {@code PKG-INFO}. */
final class SdistContent {
    private SdistContent() {}

    static Optional<String> fault(byte[] content) {
        Set<String> tops = new HashSet<>();
        Set<String> names = new HashSet<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(content)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName());
                tops.add(entry.getName().replaceFirst("/.*", ""));
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of("It is no tar file that was compressed with gzip.");
        }
        if (tops.size() != 1) {
            return Optional.of("It has not one top-level directory.");
        }
        String info = tops.iterator().next() + "/PKG-INFO";
        return names.contains(info) ? Optional.empty() : Optional.of("PKG-INFO not found at " + info);
    }
}
