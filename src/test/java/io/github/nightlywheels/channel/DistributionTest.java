package io.github.nightlywheels.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Distribution.Content;
import io.github.nightlywheels.wheel.Digests;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionTest {
    private static final Digests LOCAL = new Digests("aa", Optional.of("bb"), 7);

    @ParameterizedTest(name = "sha256 {0}, md5 {1}, size {2}: {3}")
    @CsvSource({
        "aa, bb, 7, SAME",
        "AA, , , SAME",
        "aa, xx, 9, SAME",
        "xx, bb, 7, OTHER",
        ", bb, 7, SAME",
        ", BB, , SAME",
        ", bb, 8, OTHER",
        ", xx, 7, OTHER",
        ", , 7, NOT_TOLD",
        ", , 8, NOT_TOLD",
        ", , , NOT_TOLD"
    })
    void contentIsComparedByWhatIsTold(String sha256, String md5, Long size, Content expected) {
        Distribution there = distribution(sha256, md5, size);
        assertThat(there.compare(LOCAL)).isEqualTo(expected);
        Distribution local = distribution(LOCAL.sha256(), LOCAL.md5().orElseThrow(), LOCAL.size());
        assertThat(there.compare(local)).isEqualTo(expected);
        assertThat(local.compare(there)).isEqualTo(expected);
    }

    private static Distribution distribution(String sha256, String md5, Long size) {
        return new Distribution(
                "demo-1.0-py3-none-any.whl",
                Optional.ofNullable(sha256),
                Optional.ofNullable(md5),
                size == null ? OptionalLong.empty() : OptionalLong.of(size),
                Optional.empty(),
                Optional.empty());
    }
}
