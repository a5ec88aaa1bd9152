package io.github.nightlywheels.channel.anaconda;

import static io.github.nightlywheels.channel.anaconda.AnacondaRun.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.channel.SilentListener;
import io.github.nightlywheels.channel.Upload;
import io.github.nightlywheels.fake.Answer;
import io.github.nightlywheels.fake.Endpoint;
import io.github.nightlywheels.wheel.Wheel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a listener hears of a wheel, so that it can tell at any moment what may be on the channel. */
class UploadEventsTest extends AnacondaTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** Writes down what changes the channel. */
    private final class Heard extends SilentListener {
        @Override
        public void replacing(Upload upload) {
            heard.add("replacing");
        }

        @Override
        public void deleted(Upload upload) {
            heard.add("deleted");
        }

        @Override
        public void committing(Upload upload) {
            heard.add("committing");
        }

        @Override
        public void committed(Upload upload) {
            heard.add("committed");
        }

        @Override
        public void labelling(Upload upload) {
            heard.add("labelling");
        }

        @Override
        public void labelled(Upload upload) {
            heard.add("labelled");
        }

        @Override
        public void created(List<String> all) {
            heard.add("created " + all);
        }
    }

    @Test
    void ofANewWheel() {
        run.publish(new Heard(), run.demo("cp312", "a"));
        assertThat(heard)
                .containsExactly(
                        "created [perhaps the release demo " + VERSION + "]",
                        "created [the release demo " + VERSION + "]",
                        "committing",
                        "committed");
    }

    /** The project is there while the release is still waited for. */
    @Test
    void ofAProjectWhoseReleaseIsRefused() {
        run.fake.owner(AnacondaRun.ORGANIZATION, AnacondaRun.LOGIN);
        run.fake.answers(Endpoint.RELEASE_CREATE, 1, Answer.error(400, "The version is not allowed"));
        run.publish(new Heard(), run.wheel("fresh", VERSION, "cp312", "a"));
        assertThat(heard)
                .startsWith(
                        "created [perhaps the project fresh]",
                        "created [the project fresh]",
                        "created [the project fresh, perhaps the release fresh " + VERSION + "]");
    }

    @Test
    void ofAReplacementWhoseFirstCommitIsRefused() {
        run.publishes(run.demo("cp312", "old"), run.demo("cp313", "neighbour"));
        run.fake.answers(Endpoint.COMMIT, 1, Answer.error(404, "\"x\" could not be found"));
        Wheel wheel = run.demo("cp312", "new");
        run.publish(new Heard(), wheel);
        run.assertHolds(wheel);
        assertThat(heard)
                .filteredOn(event -> !event.startsWith("created"))
                .containsExactly("replacing", "deleted", "committing", "deleted", "committing", "committed");
    }

    @Test
    void ofALabel() {
        Wheel wheel = run.demo("cp312", "a");
        run.putsUnderLabel(wheel, "staging");
        run.publish(new Heard(), wheel);
        assertThat(heard).containsExactly("labelling", "labelled");
    }
}
