package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.wheel.Wheel;
import io.github.nightlywheels.wheel.WheelBuilder;
import io.github.nightlywheels.wheel.WheelReader;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One filename in a build, whoever has it. */
class FilenameClaimsTest {
    @TempDir
    Path directory;

    private BuildOfModules build;

    @BeforeEach
    void start() {
        build = new BuildOfModules(directory);
    }

    private Wheel wheel(String module, String content) {
        return WheelReader.read(WheelBuilder.wheel("demo", "1.0.dev1")
                .file("demo/__init__.py", content)
                .buildIn(directory.resolve(module)));
    }

    /** Each time anew, as another class loader has it. */
    private void claim(String channel, Wheel wheel) {
        FilenameClaims.of(build.session()).claim(channel, wheel);
    }

    @Test
    void refusesOtherContentOfTheSameName() {
        Wheel first = wheel("a", "1");
        Wheel second = wheel("b", "2");
        claim("acme", first);
        assertThatThrownBy(() -> claim("acme", second))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining(
                        "Two wheels with different content are both called demo-1.0.dev1-py3-none-any.whl: "
                                + first.path() + " and " + second.path());
    }

    @Test
    void acceptsTheSameContentAndAnotherChannel() {
        claim("acme", wheel("a", "1"));
        assertThatCode(() -> claim("acme", wheel("b", "1"))).doesNotThrowAnyException();
        assertThatCode(() -> claim("other", wheel("c", "2"))).doesNotThrowAnyException();
    }

    @Test
    void tellsTheNamesOfAllThatIsForAChannel() {
        claim("acme", wheel("a", "1"));
        FilenameClaims claims = FilenameClaims.of(build.session());
        assertThat(claims.filenames("acme")).containsExactly("demo-1.0.dev1-py3-none-any.whl");
        assertThat(claims.filenames("acm")).isEmpty();
    }

    @Test
    void acceptsAFileThatWasBuiltAgain() {
        claim("acme", wheel("a", "1"));
        assertThatCode(() -> claim("acme", wheel("a", "2"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> claim("acme", wheel("b", "1"))).isInstanceOf(FailureException.class);
    }
}
