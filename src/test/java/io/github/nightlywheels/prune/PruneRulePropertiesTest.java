package io.github.nightlywheels.prune;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.ProjectListing.Exemption;
import io.github.nightlywheels.prune.FileVerdict.Reason;
import io.github.nightlywheels.prune.RetentionPolicy.Releases;
import io.github.nightlywheels.prune.RetentionPolicy.Unit;
import io.github.nightlywheels.wheel.WheelFilename;
import io.github.nightlywheels.wheel.metadata.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every channel: some thousand random ones, each from a seed of its own. */
class PruneRulePropertiesTest {
    private static final int CHANNELS = 2000;
    private static final List<String> TAGS = List.of(
            "py3-none-any",
            "py2.py3-none-any",
            "cp313-cp313-win_amd64",
            "cp313-cp313t-win_amd64",
            "cp313-cp313-manylinux_2_17_x86_64.manylinux_2_28_x86_64",
            "cp313-cp313-manylinux_2_28_x86_64",
            "cp312-abi3-macosx_11_0_arm64");

    private record Channel(long seed, DemoFiles files, RetentionPolicy policy, Set<String> published) {
        static Channel of(long seed) {
            Random random = new Random(seed);
            DemoFiles files = new DemoFiles();
            int versions = 1 + random.nextInt(9);
            for (int i = 0; i < versions; i++) {
                String version = version(random, i);
                int number = 1 + random.nextInt(4);
                Set<String> names = new HashSet<>();
                for (int j = 0; j < number; j++) {
                    String tags = TAGS.get(random.nextInt(TAGS.size()));
                    double daysAgo = random.nextInt(3) == 0 ? random.nextInt(20) : random.nextDouble() * 20;
                    if (random.nextInt(12) == 0) {
                        tags = "sdist";
                    }
                    if (names.add(tags)) {
                        String label = random.nextInt(12) == 0 ? "other" : "main";
                        if (tags.equals("sdist")) {
                            files.file(version, "demo-" + version + ".tar.gz", daysAgo, label);
                        } else {
                            files.wheel(version, tags, daysAgo, label);
                        }
                    }
                }
            }
            Set<String> published = files.listing()
                    .files()
                    .filter(file -> random.nextInt(20) == 0)
                    .map(Distribution::filename)
                    .collect(Collectors.toSet());
            files.listing()
                    .files()
                    .filter(file -> random.nextInt(20) == 0)
                    .forEach(file -> files.exempt(file.filename(), Exemption.OF_OTHERS));
            return new Channel(seed, files, policy(random), published);
        }

        private static String version(Random random, int number) {
            return switch (random.nextInt(6)) {
                case 0 -> "1." + number;
                case 1 -> "1." + number + "rc1";
                default -> "1.0.dev" + (random.nextInt(4) == 0 ? 100 - number : number);
            };
        }

        private static RetentionPolicy policy(Random random) {
            int kind = random.nextInt(3);
            return new RetentionPolicy(
                    kind == 0 ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(4)),
                    kind == 1 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(20)),
                    random.nextBoolean() ? Unit.VERSION : Unit.FILE,
                    random.nextInt(3) == 0 ? Releases.PRUNE : Releases.KEEP,
                    Set.of("main"));
        }

        PrunePlan plan() {
            return plan(policy);
        }

        PrunePlan plan(RetentionPolicy other) {
            return files.plan(other, published.toArray(String[]::new));
        }

        RetentionPolicy but(OptionalInt versions, OptionalInt days) {
            return new RetentionPolicy(versions, days, policy.unit(), policy.releases(), policy.labels());
        }

        /** The wheels that the policy may remove. */
        List<FileVerdict> removable() {
            Set<Reason> never = Set.of(Reason.NOT_A_WHEEL, Reason.OF_OTHERS, Reason.RELEASE, Reason.OTHER_LABEL);
            return plan(but(OptionalInt.empty(), OptionalInt.empty())).verdicts().stream()
                    .filter(verdict -> !never.contains(verdict.reason()))
                    .toList();
        }
    }

    private static void forEachChannel(Consumer<Channel> check) {
        for (long seed = 0; seed < CHANNELS; seed++) {
            try {
                check.accept(Channel.of(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("the channel of seed " + seed, e);
            }
        }
    }

    private static Set<String> names(List<FileVerdict> verdicts) {
        return verdicts.stream().map(verdict -> verdict.file().filename()).collect(Collectors.toSet());
    }

    @Test
    void everyFileHasOneVerdictAndSomethingStays() {
        int[] removed = {0};
        forEachChannel(channel -> {
            PrunePlan plan = channel.plan();
            assertThat(plan.verdicts())
                    .hasSize((int) channel.files().listing().files().count());
            assertThat(plan.kept()).isNotEmpty();
            removed[0] += plan.removed().size();
        });
        assertThat(removed[0]).as("so that the properties are about something").isGreaterThan(CHANNELS);
    }

    /** What others put there and what has another label does not count, nor what is no wheel. */
    @Test
    void leavesAWheelThatPipSees() {
        forEachChannel(channel -> {
            PrunePlan plan = channel.plan();
            if (!plan.removed().isEmpty()) {
                assertThat(plan.kept())
                        .anyMatch(verdict -> verdict.reason() != Reason.OF_OTHERS
                                && verdict.file().filename().endsWith(".whl")
                                && verdict.file().labels().orElseThrow().contains("main"));
            }
        });
    }

    @Test
    void neverRemovesWhatNoPolicyMay() {
        forEachChannel(channel -> channel.plan().removed().forEach(verdict -> {
            assertThat(verdict.file().filename()).endsWith(".whl");
            assertThat(verdict.file().labels().orElseThrow()).containsOnly("main");
            assertThat(channel.published()).doesNotContain(verdict.file().filename());
            assertThat(channel.policy().releases() == Releases.PRUNE
                            || Version.parse(verdict.version()).isPreRelease())
                    .isTrue();
            assertThat(channel.policy().keepDays().isEmpty()
                            || !verdict.file()
                                    .uploadedAt()
                                    .orElseThrow()
                                    .isAfter(DemoFiles.NOW.minus(Duration.ofDays(
                                            channel.policy().keepDays().getAsInt()))))
                    .isTrue();
        }));
    }

    /** Counted here in another way than the rule does it: by looking for newer versions of each file and tag. */
    @Test
    void neverRemovesAPlatformsNewest() {
        forEachChannel(channel -> {
            if (channel.policy().keepVersions().isEmpty()) {
                return;
            }
            int number = channel.policy().keepVersions().getAsInt();
            List<FileVerdict> removable = channel.removable();
            for (FileVerdict removed : channel.plan().removed()) {
                for (String tag : tags(removed)) {
                    Map<Version, Instant> others = removable.stream()
                            .filter(other -> tags(other).contains(tag))
                            .collect(Collectors.toMap(
                                    other -> Version.parse(other.version()),
                                    other -> other.file().uploadedAt().orElseThrow(),
                                    (one, other) -> one.isAfter(other) ? one : other,
                                    TreeMap::new));
                    Version version = Version.parse(removed.version());
                    Instant time = Objects.requireNonNull(others.get(version));
                    assertThat(others.keySet().stream().filter(other -> other.compareTo(version) > 0))
                            .hasSizeGreaterThanOrEqualTo(number);
                    assertThat(others.values().stream().filter(other -> other.isAfter(time)))
                            .hasSizeGreaterThanOrEqualTo(number);
                }
            }
        });
    }

    private static Set<String> tags(FileVerdict verdict) {
        return WheelFilename.find(verdict.file().filename())
                .orElseThrow()
                .tags()
                .expanded();
    }

    @Test
    void keepsVersionsWholeUnlessToldOtherwise() {
        forEachChannel(channel -> {
            if (channel.policy().unit() == Unit.VERSION) {
                PrunePlan plan = channel.plan();
                Function<FileVerdict, Version> version = verdict -> Version.parse(verdict.version());
                assertThat(plan.removed().stream().map(version))
                        .doesNotContainAnyElementsOf(
                                plan.kept().stream().map(version).toList());
            }
        });
    }

    @Test
    void removesNothingMoreTheSecondTime() {
        forEachChannel(channel -> assertThat(channel.files()
                        .without(channel.plan().removed())
                        .plan(channel.policy(), channel.published().toArray(String[]::new))
                        .removed())
                .isEmpty());
    }

    @Test
    void removesNoMoreIfMoreVersionsAreToStay() {
        forEachChannel(channel -> channel.policy()
                .keepVersions()
                .ifPresent(number -> assertThat(names(channel.plan(channel.but(
                                        OptionalInt.of(number + 1),
                                        channel.policy().keepDays()))
                                .removed()))
                        .isSubsetOf(names(channel.plan().removed()))));
    }

    @Test
    void removesNoMoreIfMoreDaysAreToStay() {
        forEachChannel(channel -> channel.policy().keepDays().ifPresent(days -> {
            Set<String> less = names(channel.plan().removed());
            channel.plan().kept().stream()
                    .filter(verdict -> verdict.reason() == Reason.LAST_VERSION)
                    .forEach(verdict -> less.add(verdict.file().filename()));
            assertThat(names(channel.plan(channel.but(channel.policy().keepVersions(), OptionalInt.of(days + 1)))
                            .removed()))
                    .isSubsetOf(less);
        }));
    }

    @Test
    void decidesTheSameInWhateverOrderTheFilesAreListed() {
        forEachChannel(channel -> {
            DemoFiles reversed = new DemoFiles();
            channel.files().releases().stream()
                    .sorted(Comparator.comparing(release -> -release.version().hashCode()))
                    .forEach(release -> release.distributions().stream()
                            .sorted(Comparator.comparing(Distribution::filename))
                            .forEach(file -> reversed.add(release.version(), file)));
            channel.files().listing().exempt().forEach(reversed::exempt);
            PrunePlan plan = reversed.plan(channel.policy(), channel.published().toArray(String[]::new));
            assertThat(Set.copyOf(plan.verdicts()))
                    .isEqualTo(Set.copyOf(channel.plan().verdicts()));
            assertThat(plan.warnings()).isEqualTo(channel.plan().warnings());
        });
    }
}
