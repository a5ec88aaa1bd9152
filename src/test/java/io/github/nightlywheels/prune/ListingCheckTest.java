package io.github.nightlywheels.prune;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.Distribution;
import io.github.nightlywheels.channel.ProjectListing.Exemption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ListingCheckTest {
    private static final String NAME = "demo-1.0.dev1-py3-none-any.whl";
    private static final String HEX = "0123456789abcdef";

    private static DemoFiles good() {
        return new DemoFiles().pure("1.0.dev1", 2).pure("1.0.dev2", 1).file("1.0.dev2", "demo-1.0.dev2.tar.gz", 1);
    }

    private static Distribution file(Optional<String> sha256, Optional<String> md5, OptionalLong size, boolean dated) {
        return new Distribution(
                NAME,
                sha256,
                md5,
                size,
                Optional.of(List.of("main")),
                dated ? Optional.of(DemoFiles.NOW) : Optional.empty());
    }

    private static List<String> doubts(DemoFiles files) {
        return ListingCheck.doubts(files.listing());
    }

    @Test
    void believesAnOrdinaryList() {
        assertThat(doubts(good())).isEmpty();
    }

    @Test
    void doubtsWhatTheChannelDoubts() {
        assertThat(ListingCheck.doubts(good().listing("another page follows"))).containsExactly("another page follows");
    }

    @Test
    void doubtsAnEmptyList() {
        assertThat(doubts(new DemoFiles())).containsExactly("the list has no files");
    }

    @Test
    void doubtsAFileThatIsListedTwice() {
        assertThat(doubts(good().pure("1.0.dev1", 2))).containsExactly(NAME + " is listed twice");
    }

    @Test
    void doubtsAFileWithoutADateASizeOrADigest() {
        Optional<String> sha256 = Optional.of(HEX.repeat(4));
        Optional<String> md5 = Optional.of(HEX.repeat(2));
        OptionalLong size = OptionalLong.of(1);
        assertThat(doubts(new DemoFiles().add("1.0.dev1", file(sha256, md5, size, false))))
                .containsExactly(NAME + " has no upload time");
        assertThat(doubts(new DemoFiles().add("1.0.dev1", file(sha256, md5, OptionalLong.empty(), true))))
                .containsExactly(NAME + " has no size");
        assertThat(doubts(new DemoFiles().add("1.0.dev1", file(Optional.empty(), Optional.empty(), size, true))))
                .containsExactly(NAME + " has no digest");
        assertThat(doubts(new DemoFiles().add("1.0.dev1", file(Optional.empty(), md5, size, true))))
                .isEmpty();
    }

    @Test
    void doubtsAVersionThatIsNone() {
        assertThat(doubts(good().file("latest", "demo.tar.gz", 1)))
                .containsExactly("\"latest\" is no version of PEP 440");
    }

    @Test
    void doubtsOneVersionInTwoSpellings() {
        assertThat(doubts(good().file("1.0dev1", "demo-1.0.dev1-py2-none-any.whl", 1)))
                .containsExactly("\"1.0.dev1\" and \"1.0dev1\" are one version");
    }

    @Test
    void doubtsAWheelUnderAnotherVersionThanItsFilename() {
        assertThat(doubts(good().file("1.0.dev2", "demo-1.0.dev3-py2-none-any.whl", 1)))
                .containsExactly("demo-1.0.dev3-py2-none-any.whl is listed under another version");
        assertThat(doubts(new DemoFiles().file("1.0.dev03", "demo-1.0.dev3-py2-none-any.whl", 1)))
                .as("another spelling is the same version")
                .isEmpty();
    }

    @Test
    void findsWhatChangedBetweenTwoReadings() {
        assertThat(ListingCheck.change(good().listing(), good().listing())).isEmpty();
        assertThat(ListingCheck.change(
                        good().listing(), good().pure("1.0.dev3", 0).listing()))
                .contains("the list changed between two readings: demo-1.0.dev3-py3-none-any.whl is new");
        assertThat(ListingCheck.change(good().pure("1.0.dev3", 0).listing(), good().listing()))
                .contains("the list changed between two readings: demo-1.0.dev3-py3-none-any.whl is gone");
        assertThat(ListingCheck.change(
                        new DemoFiles().pure("1.0.dev1", 2).listing(),
                        new DemoFiles().pure("1.0.dev1", 3).listing()))
                .contains("the list changed between two readings: " + NAME + " is not as it was");
    }

    @Test
    void believesTheRestOfAListBesideOddEntriesThatAreNotTheChannelsOwn() {
        String odd = "demo-1.0dev1-py2-none-any.whl";
        Distribution bare = new Distribution(
                odd, Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());
        assertThat(doubts(good().add("1.0dev1", bare))).isNotEmpty();
        assertThat(doubts(good().add("1.0dev1", bare).exempt(odd, Exemption.OF_OTHERS)))
                .isEmpty();
        assertThat(doubts(good().add("nonsense", bare).exempt(odd, Exemption.ELSEWHERE)))
                .isEmpty();
    }
}
