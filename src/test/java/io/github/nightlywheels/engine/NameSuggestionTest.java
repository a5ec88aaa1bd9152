package io.github.nightlywheels.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSuggestionTest {
    private static final NameSuggestion NAMES = new NameSuggestion(List.of(
            "dryRun", "organization", "labels", "skip", "tag", "retries", "retryTimeout", "timeout", "publishAtEnd"));

    @ParameterizedTest
    @CsvSource({
        "dryrun, dryRun",
        "dry-run, dryRun",
        "organisation, organization",
        "lables, labels",
        "label, labels",
        "retrytimeout, retryTimeout",
        "tags, tag",
        "publishAtTheEnd, publishAtEnd"
    })
    void findsTheNameThatWasMeant(String unknown, String meant) {
        assertThat(NAMES.find(unknown)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"keepVersion", "token", "x", "url"})
    void doesNotGuess(String unknown) {
        assertThat(NAMES.find(unknown)).isEmpty();
    }

    @Test
    void prefersOneThatDiffersInCaseOnly() {
        assertThat(new NameSuggestion(List.of("urls", "URL", "curl")).find("url"))
                .contains("URL");
    }

    @Test
    void knowsNothingWithoutNames() {
        assertThat(new NameSuggestion(List.of()).find("dryRun")).isEmpty();
    }
}
