package io.github.nightlywheels.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.maven.MavenParameterNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every failure there is: the sealed hierarchy says which those are. */
class FailuresTest {
    private static final ParameterNames MAVEN = new MavenParameterNames();
    private static final String[] MAVEN_WORDS = {
        "nightly.",
        "-Dnightly",
        "<",
        "POM",
        "settings.xml",
        "settings-security",
        "Maven",
        "MAVEN",
        "mvn",
        "deploy phase"
    };
    private static final Path PAGE = Path.of("src/site/markdown/failures.md");
    private static final String FILES = "/blob/main/";

    static Stream<Failure> everyFailure() {
        return records(Failure.class).map(FailuresTest::example);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Stream.of(Objects.requireNonNull(type.getPermittedSubclasses(), type::getName))
                        .flatMap(FailuresTest::records);
    }

    @Test
    void everyRecordHasACode() {
        assertThat(records(Failure.class)).allSatisfy(type -> assertThat(type).hasAnnotation(Code.class));
    }

    @Test
    void codesAreUnique() {
        List<String> codes = everyFailure().map(Failure::code).toList();
        assertThat(codes).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("everyFailure")
    void saysWhatHappenedAndWhatToDo(Failure failure) {
        assertThat(failure.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(failure.problem()).isNotBlank().doesNotContain("please", "perhaps");
        assertThat(failure.remedy(MAVEN)).isNotBlank().doesNotContain("please", "perhaps");
        assertThat(FailureFormatter.of(failure, "my-nightlies", ChannelState.untouched(), MAVEN))
                .startsWith(failure.problem())
                .contains("my-nightlies (nothing was changed)")
                .endsWith(
                        "https://github.com/nightlywheels/nightly-wheels-maven-plugin/blob/main/src/site/markdown/failures.md#"
                                + failure.code());
    }

    @ParameterizedTest
    @MethodSource("everyFailure")
    void speaksOfNoFrontEndThatIsNotUsed(Failure failure) {
        assertThat(text(failure, ParameterNames.PLAIN))
                .doesNotContain(MAVEN_WORDS)
                .doesNotContain("null");
    }

    @ParameterizedTest
    @MethodSource("everyFailure")
    void writesParametersAsTheFrontEndDoesOnly(Failure failure) {
        RecordedNames names = new RecordedNames(MAVEN);
        String text = text(failure, names);
        for (String name : names.given()) {
            assertThat(text).contains(name);
        }
        assertThat(names.without(text)).doesNotContain(MAVEN_WORDS);
    }

    @Test
    void theNamesOfMavenReachTheText() {
        assertThat(new ChannelFailure.Conflict("o", List.of("f")).remedy(MAVEN))
                .endsWith("set <onConflict>replace</onConflict> (-Dnightly.onConflict=replace)");
        assertThat(new ConfigurationFailure.InvalidParameter("skip", "x", "true").remedy(MAVEN))
                .isEqualTo("correct <skip> in the POM or -Dnightly.skip on the command line");
        assertThat(new TransferFailure.Unreachable("o", "h", "d").remedy(MAVEN))
                .isEqualTo(
                        "check the network of this machine, <proxies> in settings.xml and <apiUrl> (-Dnightly.apiUrl),"
                                + " run again");
        assertThat(new WheelFailure.NoWheels(List.of("p"), Optional.empty(), Optional.empty()).remedy(MAVEN))
                .startsWith("build the wheel before the deploy phase, or point <wheelDirectory> and <includes>"
                        + " (-Dnightly.wheelDirectory, -Dnightly.includes) at it;");
    }

    @Test
    void aFileThatDoesNotShowIsNotToBeDeleted() {
        assertThat(ChannelFailure.Verification.absent("a.whl").remedy(MAVEN))
                .startsWith("run again in a few minutes")
                .doesNotContain("delete");
    }

    @Test
    void wheelsThatLieElsewhereAreNamedWithWhatFindsThem() {
        Failure failure = new WheelFailure.NoWheels(
                List.of("target"),
                Optional.empty(),
                Optional.of(new WheelFailure.Elsewhere(8, "wheels/*/", "includes", "'**/*.whl'")));
        assertThat(failure.problem()).isEqualTo("No wheel was found in target. 8 wheels lie in wheels/*/.");
        assertThat(failure.remedy(MAVEN)).startsWith("add -Dnightly.includes='**/*.whl';\n");
    }

    private static String text(Failure failure, ParameterNames names) {
        return failure.problem() + "\n" + failure.remedy(names);
    }

    @ParameterizedTest
    @MethodSource("everyFailure")
    void linksToItsSection(Failure failure) {
        String block = FailureFormatter.of(failure, "my-nightlies", ChannelState.untouched(), MAVEN);
        String link = block.substring(block.lastIndexOf(' ') + 1);
        assertThat(link).startsWith(FailureFormatter.HOME + FILES);
        String[] target =
                link.substring(FailureFormatter.HOME.length() + FILES.length()).split("#", 2);
        assertThat(headings(Path.of(target[0]))).containsOnlyOnce(target[1]);
    }

    @Test
    void theLinkLeadsToTheHomeOfTheProject() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<url>" + FailureFormatter.HOME + "</url>");
    }

    @Test
    void thePageHasASectionForEachFailureAndForNothingElse() throws IOException {
        assertThat(sections().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        everyFailure().map(Failure::code).toList());
    }

    @Test
    void everySectionSaysHowToFixIt() throws IOException {
        assertThat(sections())
                .allSatisfy((code, text) -> assertThat(text)
                        .as(code)
                        .containsOnlyOnce("\n**Fix:** ")
                        .doesNotStartWith("**Fix:**"));
    }

    @Test
    void noOtherDocumentHasSuchASection() throws IOException {
        List<String> codes = everyFailure().map(Failure::code).toList();
        List<Path> others = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> pages = Files.list(PAGE.resolveSibling(""))) {
            pages.filter(page -> !page.equals(PAGE)).forEach(others::add);
        }
        assertThat(others)
                .hasSizeGreaterThan(5)
                .allSatisfy(page -> assertThat(headings(page)).doesNotContainAnyElementsOf(codes));
    }

    @Test
    void thePageShowsABlockAsItIs() throws IOException {
        Failure expired = new TokenFailure.Expired(
                TokenOrigin.of("environment variable ANACONDA_ORG_UPLOAD_TOKEN"),
                Optional.empty(),
                Optional.of(new ServerReply("ask whose token it is", 401, "Authentication token has expired")));
        assertThat(Files.readString(PAGE))
                .contains("```\n"
                        + FailureFormatter.of(
                                expired, "scientific-python-nightly-wheels", ChannelState.untouched(), MAVEN)
                        + "\n```");
    }

    /** The text under each heading of the third level. */
    private static Map<String, String> sections() throws IOException {
        return Pattern.compile("(?ms)^### (.*?)\\n(.*?)(?=^#|\\z)")
                .matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
    }

    private static List<String> headings(Path page) {
        try {
            return Files.readAllLines(page).stream()
                    .filter(line -> line.matches("#+ .*"))
                    .map(line -> line.replaceFirst("#+ ", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A failure whose facts are made up. */
    private static Failure example(Class<?> type) {
        return (Failure) make(type);
    }

    private static Object make(Class<?> type) {
        RecordComponent[] components = Objects.requireNonNull(type.getRecordComponents(), type::getName);
        try {
            var constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> value(component.getGenericType()))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no example of " + type, e);
        }
    }

    private static Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Object argument = value(generic.getActualTypeArguments()[0]);
            if (generic.getRawType() == Optional.class) {
                return Optional.of(argument);
            }
            if (generic.getRawType() == Map.class) {
                return Map.of(argument, value(generic.getActualTypeArguments()[1]));
            }
            return generic.getRawType() == Set.class ? Set.of(argument) : List.of(argument);
        }
        Map<Type, Object> samples = Map.ofEntries(
                Map.entry(String.class, "sample"),
                Map.entry(int.class, 401),
                Map.entry(long.class, 401L),
                Map.entry(boolean.class, true),
                Map.entry(Path.class, Path.of("sample.whl")),
                Map.entry(Instant.class, Instant.EPOCH),
                Map.entry(LocalDate.class, LocalDate.EPOCH),
                Map.entry(Duration.class, Duration.ofDays(3)),
                Map.entry(OptionalInt.class, OptionalInt.of(3)),
                Map.entry(OptionalLong.class, OptionalLong.of(3)),
                Map.entry(Failure.class, new TransferFailure.Interrupted("sample")));
        Object sample = samples.get(type);
        if (sample != null) {
            return sample;
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return Objects.requireNonNull(raw.getEnumConstants())[0];
        }
        return raw.isSealed() ? make(records(raw).findFirst().orElseThrow()) : make(raw);
    }
}
