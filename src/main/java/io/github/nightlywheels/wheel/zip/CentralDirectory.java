package io.github.nightlywheels.wheel.zip;

import io.github.nightlywheels.wheel.fault.DamageException;
import io.github.nightlywheels.wheel.fault.Findings;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The central directory of a zip, which is the authority on what is in it, as it is for Python's {@code zipfile} and thus
 * for pip.
 *
 * @param entries in the directory's order
 * @param offset where the directory begins in the file
 */
public record CentralDirectory(List<ZipEntryInfo> entries, long offset) {
    /** Some 300,000 entries. It is held in memory, so that there must be a limit; the largest wheels have some 20,000. */
    private static final int LARGEST = 32 << 20;

    public CentralDirectory {
        entries = List.copyOf(entries);
    }

    public static CentralDirectory read(FileChannel channel, Findings findings) throws IOException, DamageException {
        EndOfCentralDirectory end = EndOfCentralDirectory.find(channel);
        if (end.directorySize() > LARGEST) {
            throw new DamageException(
                    "central directory", end.directorySize() + " bytes", "at most " + LARGEST + " bytes");
        }
        ByteBuffer directory = ZipBytes.read(channel, end.directoryOffset(), (int) end.directorySize());
        List<ZipEntryInfo> entries = new ArrayList<>();
        try {
            while (directory.hasRemaining()) {
                entries.add(CentralHeader.read(directory, end.shift(), findings));
            }
        } catch (BufferUnderflowException e) {
            throw new DamageException(
                    "central directory", "half an entry after " + entries.size(), "whole entries (damaged zip)");
        }
        end.checkCount(entries.size(), findings);
        end.checkRest(findings);
        return new CentralDirectory(entries, end.directoryOffset());
    }

    /** The file of that name, exactly as it stands there. */
    public Optional<ZipEntryInfo> find(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** The first segment of every name. */
    public Set<String> topLevelNames() {
        Set<String> names = new HashSet<>();
        for (ZipEntryInfo entry : entries) {
            int slash = entry.name().indexOf('/');
            names.add(slash < 0 ? entry.name() : entry.name().substring(0, slash));
        }
        return names;
    }
}
