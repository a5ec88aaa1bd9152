package io.github.nightlywheels.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.ProjectListing.Exemption;
import io.github.nightlywheels.prune.FileVerdict.Reason;
import io.github.nightlywheels.prune.RetentionPolicy.Releases;
import io.github.nightlywheels.prune.RetentionPolicy.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PruneRuleTest {
    private static final Set<String> MAIN = Set.of("main");

    private static RetentionPolicy newest(int versions) {
        return RetentionPolicy.of(OptionalInt.of(versions), OptionalInt.empty(), MAIN);
    }

    private static RetentionPolicy days(int days) {
        return RetentionPolicy.of(OptionalInt.empty(), OptionalInt.of(days), MAIN);
    }

    private static RetentionPolicy with(RetentionPolicy policy, Unit unit) {
        return new RetentionPolicy(policy.keepVersions(), policy.keepDays(), unit, policy.releases(), policy.labels());
    }

    private static List<String> removed(PrunePlan plan) {
        return plan.removed().stream().map(verdict -> verdict.file().filename()).toList();
    }

    private static Reason reason(PrunePlan plan, String filename) {
        return plan.verdicts().stream()
                .filter(verdict -> verdict.file().filename().equals(filename))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    @Test
    void keepsTheNewestVersionsAndRemovesTheOldestFirst() {
        PrunePlan plan = new DemoFiles()
                .pure("1.0.dev1", 4)
                .pure("1.0.dev2", 3)
                .pure("1.0.dev3", 2)
                .pure("1.0.dev4", 1)
                .plan(newest(2));
        assertThat(removed(plan)).containsExactly("demo-1.0.dev1-py3-none-any.whl", "demo-1.0.dev2-py3-none-any.whl");
        assertThat(plan.bytesRemoved()).isEqualTo(2000);
        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.removed().get(0).words()).isEqualTo("not among the newest 2");
    }

    @Test
    void keepsWhatAPlatformHasAlthoughAnotherIsBuiltMoreOften() {
        PrunePlan plan = new DemoFiles()
                .wheel("1.0.dev1", "cp313-cp313-win_amd64", 9)
                .wheel("1.0.dev2", "cp313-cp313-manylinux_2_28_x86_64", 3)
                .wheel("1.0.dev3", "cp313-cp313-manylinux_2_28_x86_64", 2)
                .wheel("1.0.dev4", "cp313-cp313-manylinux_2_28_x86_64", 1)
                .plan(newest(2));
        assertThat(removed(plan)).containsExactly("demo-1.0.dev2-cp313-cp313-manylinux_2_28_x86_64.whl");
    }

    @Test
    void tellsPythonsApartByPythonTagAndAbiTagTogether() {
        PrunePlan plan = new DemoFiles()
                .wheel("1.0.dev1", "cp313-cp313t-win_amd64", 3)
                .wheel("1.0.dev2", "cp313-cp313-win_amd64", 2)
                .wheel("1.0.dev3", "cp313-abi3-win_amd64", 1)
                .plan(newest(1));
        assertThat(removed(plan)).isEmpty();
    }

    @Test
    void countsACompressedTagSetForEachOfItsCombinations() {
        PrunePlan plan = new DemoFiles()
                .wheel("1.0.dev1", "py2.py3-none-any", 3)
                .wheel("1.0.dev2", "py3-none-any", 2)
                .plan(newest(1));
        assertThat(removed(plan)).as("it is the newest of py2").isEmpty();
        PrunePlan later = new DemoFiles()
                .wheel("1.0.dev1", "py2.py3-none-any", 3)
                .wheel("1.0.dev2", "py2-none-any", 2)
                .wheel("1.0.dev3", "py3-none-any", 1)
                .plan(newest(1));
        assertThat(removed(later)).containsExactly("demo-1.0.dev1-py2.py3-none-any.whl");
    }

    @Test
    void keepsAVersionWholeWhileOneOfItsFilesStays() {
        DemoFiles files = new DemoFiles()
                .wheel("1.0.dev1", "cp313-cp313-win_amd64", 3)
                .wheel("1.0.dev1", "cp314-cp314-win_amd64", 3)
                .wheel("1.0.dev2", "cp314-cp314-win_amd64", 2);
        assertThat(removed(files.plan(newest(1)))).isEmpty();
        assertThat(reason(files.plan(newest(1)), "demo-1.0.dev1-cp314-cp314-win_amd64.whl"))
                .isEqualTo(Reason.WHOLE_VERSION);
        assertThat(removed(files.plan(with(newest(1), Unit.FILE))))
                .containsExactly("demo-1.0.dev1-cp314-cp314-win_amd64.whl");
    }

    @Test
    void keepsAVersionWholeForWhateverReasonAFileOfItStays() {
        PrunePlan plan = new DemoFiles()
                .file("1.0.dev1", "demo-1.0.dev1.tar.gz", 9)
                .wheel("1.0.dev1", "py3-none-any", 9)
                .wheel("1.0.dev2", "py3-none-any", 8, "main", "old")
                .wheel("1.0.dev2", "py2-none-any", 8)
                .pure("1.0.dev3", 7)
                .pure("1.0.dev4", 6)
                .plan(newest(1));
        assertThat(removed(plan)).containsExactly("demo-1.0.dev3-py3-none-any.whl");
        assertThat(reason(plan, "demo-1.0.dev1-py3-none-any.whl")).isEqualTo(Reason.WHOLE_VERSION);
        assertThat(reason(plan, "demo-1.0.dev1.tar.gz")).isEqualTo(Reason.NOT_A_WHEEL);
        assertThat(reason(plan, "demo-1.0.dev2-py3-none-any.whl")).isEqualTo(Reason.OTHER_LABEL);
    }

    @Test
    void givesNoPlaceToWhatItMayNotRemove() {
        PrunePlan plan = new DemoFiles()
                .pure("1.0.dev1", 9)
                .pure("1.0.dev2", 8)
                .pure("1.0", 7)
                .wheel("1.1.dev1", "py3-none-any", 6, "other")
                .file("1.1.dev2", "demo-1.1.dev2.tar.gz", 5)
                .file("1.1.dev3", "demo-1.1.dev3-py3-none-any.zip", 4)
                .plan(newest(1));
        assertThat(removed(plan)).containsExactly("demo-1.0.dev1-py3-none-any.whl");
        assertThat(reason(plan, "demo-1.0-py3-none-any.whl")).isEqualTo(Reason.RELEASE);
    }

    @Test
    void removesReleasesOnlyWhenAskedTo() {
        DemoFiles files = new DemoFiles().pure("1.0", 9).pure("1.1.post1", 8).pure("1.2", 7);
        assertThat(removed(files.plan(newest(1)))).isEmpty();
        assertThat(removed(files.plan(new RetentionPolicy(
                        OptionalInt.of(1), OptionalInt.empty(), Unit.VERSION, Releases.PRUNE, MAIN))))
                .containsExactly("demo-1.0-py3-none-any.whl", "demo-1.1.post1-py3-none-any.whl");
    }

    @Test
    void keepsWhatIsYoungerThanSoManyTimes24Hours() {
        PrunePlan plan = new DemoFiles()
                .pure("1.0.dev1", 3)
                .pure("1.0.dev2", 3 - 1.0 / 86400)
                .pure("1.0.dev3", -1)
                .plan(days(3));
        assertThat(removed(plan)).containsExactly("demo-1.0.dev1-py3-none-any.whl");
        assertThat(plan.removed().get(0).words()).isEqualTo("not younger than 3 days");
        assertThat(reason(plan, "demo-1.0.dev3-py3-none-any.whl")).isEqualTo(Reason.YOUNG);
    }

    @Test
    void keepsWhatEitherOfTheTwoRulesKeeps() {
        PrunePlan plan = new DemoFiles()
                .pure("1.0.dev1", 9)
                .pure("1.0.dev2", 2)
                .pure("1.0.dev3", 1)
                .plan(RetentionPolicy.of(OptionalInt.of(1), OptionalInt.of(5), MAIN));
        assertThat(removed(plan)).containsExactly("demo-1.0.dev1-py3-none-any.whl");
        assertThat(plan.removed().get(0).words()).isEqualTo("not among the newest 1, not younger than 5 days");
    }

    @Test
    void keepsWithAWarningWhatOnlyOneOfTheTwoOrdersCountsAmongTheNewest() {
        PrunePlan plan = new DemoFiles()
                .pure("1.0.dev9", 5)
                .pure("1.0.dev2", 4)
                .pure("1.0.dev3", 3)
                .plan(newest(1));
        assertThat(removed(plan)).containsExactly("demo-1.0.dev2-py3-none-any.whl");
        assertThat(plan.warnings())
                .containsExactly(
                        "demo 1.0.dev3 stays: it is among the newest 1 by upload time, but not by version",
                        "demo 1.0.dev9 stays: it is among the newest 1 by version, but not by upload time");
    }

    @Test
    void keepsTiesAtTheEdgeWithAWarning() {
        PrunePlan plan = new DemoFiles()
                .pure("1.0.dev1", 5)
                .pure("1.0.dev2", 4)
                .pure("1.0.dev3", 4)
                .pure("1.0.dev4", 1)
                .plan(newest(2));
        assertThat(removed(plan)).containsExactly("demo-1.0.dev1-py3-none-any.whl");
        assertThat(plan.warnings()).singleElement().asString().startsWith("demo 1.0.dev2 stays");
    }

    @Test
    void keepsTheNewestVersionIfNothingElseWouldStay() {
        PrunePlan plan = new DemoFiles()
                .pure("1.0.dev1", 9)
                .wheel("1.0.dev2", "py3-none-any", 8)
                .wheel("1.0.dev2", "py2-none-any", 8)
                .plan(with(days(3), Unit.FILE));
        assertThat(removed(plan)).containsExactly("demo-1.0.dev1-py3-none-any.whl");
        assertThat(reason(plan, "demo-1.0.dev2-py2-none-any.whl")).isEqualTo(Reason.LAST_VERSION);
    }

    @Test
    void keepsTheNewestVersionIfPipWouldFindNothingOfWhatStays() {
        PrunePlan plan = new DemoFiles()
                .pure("1.0.dev1", 9)
                .pure("1.0.dev2", 8)
                .file("1.0.dev0", "demo-1.0.dev0.tar.gz", 300)
                .wheel("1.0.dev3", "py3-none-any", 7, "broken")
                .wheel("1.0", "py3-none-any", 6, "broken")
                .plan(days(3));
        assertThat(removed(plan)).containsExactly("demo-1.0.dev1-py3-none-any.whl");
        assertThat(reason(plan, "demo-1.0.dev2-py3-none-any.whl")).isEqualTo(Reason.LAST_VERSION);
    }

    @Test
    void keepsTheNewestVersionUnderEachLabel() {
        PrunePlan plan = new DemoFiles()
                .wheel("1.0.dev1", "py3-none-any", 9, "main")
                .wheel("1.0.dev2", "py2-none-any", 8, "main", "dev")
                .wheel("1.0.dev2", "py3-none-any", 8, "dev")
                .wheel("1.0.dev3", "py3-none-any", 7, "dev")
                .plan(RetentionPolicy.of(OptionalInt.of(1), OptionalInt.empty(), Set.of("main", "dev")));
        assertThat(removed(plan)).containsExactly("demo-1.0.dev1-py3-none-any.whl");
        PrunePlan later = new DemoFiles()
                .wheel("1.0.dev1", "py3-none-any", 9, "main")
                .wheel("1.0.dev2", "py3-none-any", 8, "main")
                .wheel("1.0.dev2", "py2-none-any", 8, "dev")
                .wheel("1.0.dev3", "py3-none-any", 1, "dev")
                .plan(RetentionPolicy.of(OptionalInt.empty(), OptionalInt.of(3), Set.of("main", "dev")));
        assertThat(removed(later)).containsExactly("demo-1.0.dev1-py3-none-any.whl");
        assertThat(reason(later, "demo-1.0.dev2-py3-none-any.whl")).isEqualTo(Reason.LAST_VERSION);
        assertThat(reason(later, "demo-1.0.dev2-py2-none-any.whl")).isEqualTo(Reason.WHOLE_VERSION);
    }

    @Test
    void removesAllOldNightliesWhereAReleaseStays() {
        assertThat(removed(new DemoFiles().pure("1.0", 9).pure("1.1.dev1", 8).plan(days(3))))
                .containsExactly("demo-1.1.dev1-py3-none-any.whl");
    }

    @Test
    void neverRemovesWhatThisRunHasPublished() {
        PrunePlan plan = new DemoFiles()
                .pure("1.0.dev1", 9)
                .pure("1.0.dev2", 2)
                .plan(newest(1), "demo-1.0.dev1-py3-none-any.whl");
        assertThat(removed(plan)).isEmpty();
        assertThat(reason(plan, "demo-1.0.dev1-py3-none-any.whl")).isEqualTo(Reason.JUST_PUBLISHED);
    }

    @Test
    void keepsEverythingWithoutARule() {
        PrunePlan plan = new DemoFiles()
                .pure("1.0.dev1", 900)
                .pure("1.0.dev2", 800)
                .plan(RetentionPolicy.of(OptionalInt.empty(), OptionalInt.empty(), MAIN));
        assertThat(plan.kept()).hasSize(2).allMatch(verdict -> verdict.reason() == Reason.NO_RULE);
    }

    @Test
    void keepsWhatHasNoDateOrNoVersion() {
        Distribution undated = new Distribution(
                "demo-1.0.dev1-py3-none-any.whl",
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
        PrunePlan plan = new DemoFiles()
                .add("1.0.dev1", undated)
                .file("nonsense", "demo-1.0.dev2-py3-none-any.whl", 9)
                .pure("1.0.dev3", 8)
                .pure("1.0.dev4", 7)
                .plan(newest(1));
        assertThat(removed(plan)).containsExactly("demo-1.0.dev3-py3-none-any.whl");
        assertThat(reason(plan, "demo-1.0.dev1-py3-none-any.whl")).isEqualTo(Reason.DATE_UNKNOWN);
        assertThat(reason(plan, "demo-1.0.dev2-py3-none-any.whl")).isEqualTo(Reason.VERSION_UNKNOWN);
    }

    @Test
    void keepsWhatIsNotTheChannelsOwnWithoutGivingItAPlace() {
        String theirs = "demo-1.0.dev4-py3-none-any.whl";
        PrunePlan plan = new DemoFiles()
                .pure("1.0.dev1", 9)
                .pure("1.0.dev2", 8)
                .pure("1.0.dev4", 1)
                .exempt(theirs, Exemption.OF_OTHERS)
                .plan(newest(1));
        assertThat(removed(plan)).containsExactly("demo-1.0.dev1-py3-none-any.whl");
        assertThat(reason(plan, theirs)).isEqualTo(Reason.OF_OTHERS);
    }

    @Test
    void keepsTheNewestVersionOfItsOwnAlthoughOthersHaveFilesThere() {
        PrunePlan plan = new DemoFiles()
                .pure("1.0.dev1", 9)
                .pure("1.0.dev2", 8)
                .pure("1.0.dev4", 7)
                .exempt("demo-1.0.dev4-py3-none-any.whl", Exemption.ELSEWHERE)
                .plan(days(1));
        assertThat(removed(plan)).containsExactly("demo-1.0.dev1-py3-none-any.whl");
        assertThat(reason(plan, "demo-1.0.dev2-py3-none-any.whl")).isEqualTo(Reason.LAST_VERSION);
    }

    @Test
    void keepsAtLeastOneVersion() {
        assertThatThrownBy(() -> newest(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> days(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysInWordsWhatItKeeps() {
        assertThat(newest(5).words())
                .isEqualTo(
                        "keeps the newest 5 versions for each platform and Python, whole versions, and all releases");
        assertThat(RetentionPolicy.of(OptionalInt.empty(), OptionalInt.empty(), MAIN)
                        .words())
                .isEqualTo("keeps everything");
    }
}
