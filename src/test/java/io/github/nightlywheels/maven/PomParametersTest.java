package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.nightlywheels.failure.ParameterNames;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

/** Where the POM wins over the command line. */
class PomParametersTest {
    private final Xpp3Dom configuration = PluginModel.configuration(
            "organization", "acme", "dryRun", "${nightly.dryRun}", "retries", "${nightly.retries}");

    private MojoExecution execution(String goal) {
        MojoExecution execution = GoalRun.execution(goal);
        execution.setConfiguration(configuration);
        return execution;
    }

    private List<String> withoutEffect(String goal, String property, String value) {
        Properties given = new Properties();
        given.setProperty(property, value);
        return PomParameters.withoutEffect(execution(goal), new UserProperties(given, new Properties()));
    }

    @Test
    void saysThatAPropertyOfTheCommandLineHasNoEffect() {
        assertThat(withoutEffect("publish-nightly", "nightly.organization", "me"))
                .containsExactly("-Dnightly.organization has no effect, because the POM sets <organization>: remove it"
                        + " from the POM, or write <organization>${nightly.organization}</organization>");
    }

    @Test
    void saysWhichOfTwoPlacesToTakeItOutOf() {
        Properties jvm = new Properties();
        jvm.setProperty("nightly.organization", "me");
        assertThat(PomParameters.withoutEffect(execution("publish-nightly"), new UserProperties(new Properties(), jvm)))
                .containsExactly("-Dnightly.organization in the options of the JVM, such as MAVEN_OPTS and"
                        + " .mvn/jvm.config, has no effect, because the POM sets <organization>: remove it from the POM,"
                        + " or write <organization>${nightly.organization}</organization>");
    }

    @Test
    void knowsThePropertyThatIsNotCalledAsItsParameter() {
        configuration.addChild(PluginModel.element("confirm", "true"));
        assertThat(withoutEffect("prune", "nightly.prune.confirm", "false"))
                .containsExactly("-Dnightly.prune.confirm has no effect, because the POM sets <confirm>: remove it"
                        + " from the POM, or write <confirm>${nightly.prune.confirm}</confirm>");
    }

    @Test
    void saysNothingOfOneThatHasAnEffectOrIsTheSame() {
        assertThat(withoutEffect("publish-nightly", "nightly.dryRun", "true")).isEmpty();
        assertThat(withoutEffect("publish-nightly", "nightly.organization", "acme"))
                .isEmpty();
        assertThat(withoutEffect("publish-nightly", "nightly.projects", "demo")).isEmpty();
    }

    @Test
    void comparesListsByTheirElements() {
        Xpp3Dom labels = new Xpp3Dom("labels");
        labels.addChild(PluginModel.element("label", "main"));
        labels.addChild(PluginModel.element("label", "dev"));
        configuration.addChild(labels);
        assertThat(withoutEffect("publish-nightly", "nightly.labels", "main, dev"))
                .isEmpty();
        assertThat(withoutEffect("publish-nightly", "nightly.labels", "main")).hasSize(1);
    }

    @Test
    void knowsThatTheCommandLineWinsOverTheConfiguredVersion() {
        configuration.addChild(PluginModel.element("version", "1.0.dev1"));
        assertThat(withoutEffect("nightly-version", "nightly.version", "2.0.dev1"))
                .isEmpty();
    }

    @Test
    void noRemedyRecommendsAPropertyThatCannotWin() {
        Set<String> inPom = PomParameters.of(execution("publish-nightly")).names();
        assertThat(inPom).containsExactly("organization");
        ParameterNames names = new MavenParameterNames(inPom);
        assertThat(List.of(
                        names.parameter("organization"),
                        names.parameters(List.of("apiUrl", "organization")),
                        names.setting("organization", "acme"),
                        names.option("organization", "acme"),
                        names.option("organization"),
                        names.correction("organization")))
                .containsExactly(
                        "<organization> in the POM",
                        "<apiUrl> and <organization> (-Dnightly.apiUrl)",
                        "<organization>acme</organization> in the POM",
                        "<organization>acme</organization> in the POM",
                        "<organization>true</organization> in the POM",
                        "<organization> in the POM");
    }
}
