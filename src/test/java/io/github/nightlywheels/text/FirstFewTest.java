package io.github.nightlywheels.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FirstFewTest {
    @Test
    void namesSoManyAndCountsTheRest() {
        assertThat(FirstFew.of(List.of("a"), 2)).isEqualTo("a");
        assertThat(FirstFew.of(List.of("a", "b"), 2)).isEqualTo("a, b");
        assertThat(FirstFew.of(List.of("a", "b", "c", "d"), 2)).isEqualTo("a, b and 2 more");
    }
}
