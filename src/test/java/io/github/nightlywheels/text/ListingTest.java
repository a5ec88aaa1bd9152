package io.github.nightlywheels.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {
    @Test
    void namesSoManyAndCountsTheRest() {
        assertThat(Listing.of(List.of("a"), 2)).isEqualTo("a");
        assertThat(Listing.of(List.of("a", "b"), 2)).isEqualTo("a, b");
        assertThat(Listing.of(List.of("a", "b", "c", "d"), 2)).isEqualTo("a, b and 2 more");
    }
}
