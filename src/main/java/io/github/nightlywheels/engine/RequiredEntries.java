package io.github.nightlywheels.engine;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.SetFailure.MissingEntries;
import io.github.nightlywheels.wheel.Wheel;
import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.codehaus.plexus.util.SelectorUtils;

/**
 * What each wheel must contain; a source distribution is none.
 *
 * @param patterns Ant-style patterns of the entries' paths
 */
record RequiredEntries(List<String> patterns) {

    /**
     * Lets wheels through that have an entry for each of the patterns. A directory is no entry.
     *
     * @throws FailureException with {@link MissingEntries}, or if a wheel cannot be read any more
     */
    void require(Collection<Wheel> wheels) {
        if (patterns.isEmpty()) {
            return;
        }
        List<MissingEntries.Wheel> lacking = new ArrayList<>();
        for (Wheel wheel : wheels.stream().filter(file -> !file.isSource()).toList()) {
            List<String> entries = wheel.readEntryNames();
            List<String> missing = patterns.stream()
                    .filter(pattern -> entries.stream().noneMatch(entry -> matches(pattern, entry)))
                    .toList();
            if (!missing.isEmpty()) {
                lacking.add(new MissingEntries.Wheel(wheel.filename().text(), missing));
            }
        }
        if (!lacking.isEmpty()) {
            throw new FailureException(new MissingEntries(lacking));
        }
    }

    private static boolean matches(String pattern, String entry) {
        String all = pattern.endsWith("/") ? pattern + "**" : pattern;
        return SelectorUtils.matchPath(all.replace('/', File.separatorChar), entry.replace('/', File.separatorChar));
    }
}
