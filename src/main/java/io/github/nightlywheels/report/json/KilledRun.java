package io.github.nightlywheels.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a report tells of a run that was stopped from outside, whether it had the time to answer or not.
 *
 * @param missing the filenames under which there was nothing any more
 * @param unknown the filenames of which it was not known what is there
 */
public record KilledRun(List<String> missing, List<String> unknown) {
    private static final Set<String> STOPPED = Set.of("killed", "interrupted"); // codes of failures

    public KilledRun {
        missing = List.copyOf(missing);
        unknown = List.copyOf(unknown);
    }

    /** Reads a report; empty if there is none, or if its run was not stopped. */
    public static Optional<KilledRun> read(Path report) {
        try {
            // A run without wheels needs no JSON library but for this: it is loaded only where there is something to
            // read.
            return Files.isRegularFile(report) && tellsOfAStop(Files.readString(report))
                    ? read(new ObjectMapper().readTree(report.toFile()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // whatever it is, it is replaced
        }
    }

    private static boolean tellsOfAStop(String report) {
        return STOPPED.stream().anyMatch(code -> report.contains('"' + code + '"'));
    }

    private static boolean isStopped(JsonNode failed) {
        return STOPPED.contains(failed.path("failure").path("code").asText());
    }

    private static Optional<KilledRun> read(JsonNode report) {
        List<String> missing = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        boolean killed = false;
        for (JsonNode publication : report.path("publications")) {
            killed |= isStopped(publication);
            for (JsonNode wheel : publication.path("wheels")) {
                killed |= isStopped(wheel); // of several failures the publication has another code
                switch (wheel.path("outcome").asText()) {
                    case "missing" -> missing.add(wheel.path("filename").asText());
                    case "unknown" -> unknown.add(wheel.path("filename").asText());
                    default -> {}
                }
            }
        }
        return killed ? Optional.of(new KilledRun(missing, unknown)) : Optional.empty();
    }

    /** What the next run says of it. */
    public String sentence() {
        return "The last run here was stopped before it ended"
                + (missing.isEmpty() ? "" : "; MISSING then: " + String.join(", ", missing))
                + (unknown.isEmpty() ? "" : "; not known then: " + String.join(", ", unknown))
                + ". This run looks at the channel again, and sends what is not there.";
    }
}
