package io.github.nightlywheels.channel.pypi.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigestSpi;
import java.security.Provider;
import java.security.Security;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Blake2bTest {
    @TempDir
    Path directory;

    /** Counts the bytes, which shows that all of them came. */
    public static final class Count extends MessageDigestSpi {
        private int bytes;

        @Override
        protected void engineUpdate(byte input) {
            bytes++;
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            bytes += length;
        }

        @Override
        protected byte[] engineDigest() {
            return ByteBuffer.allocate(Integer.BYTES).putInt(bytes).array();
        }

        @Override
        protected void engineReset() {
            bytes = 0;
        }
    }

    private static final class CountProvider extends Provider {
        private static final long serialVersionUID = 1L;

        CountProvider() {
            super("Count", "1", "counts");
            put("MessageDigest.BLAKE2B-256", Count.class.getName());
        }
    }

    @Test
    void isSentWhereAProviderHasItAndLeftOutElsewhere() {
        Wheel wheel = WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory));
        assertThat(FormFields.of(wheel)).extracting(FormFields.Field::name).doesNotContain("blake2_256_digest");
        Security.addProvider(new CountProvider());
        try {
            assertThat(FormFields.of(wheel))
                    .contains(new FormFields.Field(
                            "blake2_256_digest",
                            HexFormat.of().toHexDigits((int) wheel.digests().size())));
        } finally {
            Security.removeProvider("Count");
        }
    }
}
