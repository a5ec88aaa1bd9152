package io.github.nightlywheels.channel.pypi.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The digests are those of Python's {@code hashlib.blake2b(content, digest_size=32).hexdigest()}. */
class Blake2bTest {
    private static final String OF_NOTHING = "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8";
    private static final String OF_ABC = "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319";
    private static final String OF_MANY_BLOCKS = "3611f96ae91e0b1f73c74d3f9872224ea54a4e7772d4949c230f59fe8f1ba194";

    @TempDir
    Path directory;

    private Path file(byte[] content) throws IOException {
        return Files.write(directory.resolve("content"), content);
    }

    @Test
    void isWhatPythonComputes() throws IOException {
        assertThat(Blake2b.of(file(new byte[0]))).contains(OF_NOTHING);
        assertThat(Blake2b.of(file(new byte[] {'a', 'b', 'c'}))).contains(OF_ABC);
        byte[] many = new byte[300_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = (byte) (i % 251);
        }
        assertThat(Blake2b.of(file(many))).contains(OF_MANY_BLOCKS);
    }

    @Test
    void isNotKnownWhereNoProviderHasIt() throws IOException {
        assertThat(Blake2b.of(file(new byte[0]), Stream.of(Security.getProvider("SUN"))))
                .isEmpty();
    }

    @Test
    void isSentWhereAProviderHasItAndLeftOutElsewhere() {
        Wheel wheel = WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev1").buildIn(directory));
        assertThat(FormFields.of(wheel))
                .contains(new FormFields.Field(
                        "blake2_256_digest", Blake2b.of(wheel.path()).orElseThrow()));
        assertThat(FormFields.of(wheel, Optional.empty()))
                .extracting(FormFields.Field::name)
                .doesNotContain("blake2_256_digest");
    }

    @Test
    void tellsOfAFileThatCannotBeRead() {
        assertThatThrownBy(() -> Blake2b.of(directory.resolve("absent"))).isInstanceOf(FailureException.class);
    }
}
