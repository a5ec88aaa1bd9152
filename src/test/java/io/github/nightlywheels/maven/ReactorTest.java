package io.github.nightlywheels.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReactorTest {
    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final List<List<String>> published = new ArrayList<>();

    private final List<List<String>> abandoned = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private Reactor.MissingModules missing = new Reactor.MissingModules(false, List.of());

    private Reactor reactor = reactor(List.of(), List.of());

    @BeforeEach
    void somebodyElseListens() {
        request.setExecutionListener(new AbstractExecutionListener() {
            @Override
            public void sessionEnded(ExecutionEvent event) {
                heard.add("the end");
            }
        });
    }

    /** Ends the build as Maven does. */
    private void end() {
        request.getExecutionListener().projectSucceeded(null);
        request.getExecutionListener().sessionEnded(null);
    }

    private Reactor reactor(List<MavenProject> all, List<MavenProject> selected) {
        MavenSession session = session(selected);
        session.setAllProjects(all);
        return new Reactor(session, execution());
    }

    @SuppressWarnings("deprecation")
    private MavenSession session(List<MavenProject> selected) {
        MavenSession created = new MavenSession(
                null, MavenRepositorySystemUtils.newSession(), request, new DefaultMavenExecutionResult());
        created.setProjects(selected);
        return created;
    }

    private static MojoExecution execution() {
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setPlugin(plugin());
        MojoDescriptor goal = new MojoDescriptor();
        goal.setPluginDescriptor(plugin);
        goal.setGoal("goal");
        goal.setPhase("deploy");
        MojoExecution execution = new MojoExecution(goal, "id");
        execution.setLifecyclePhase("deploy");
        return execution;
    }

    private static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("test");
        plugin.setArtifactId("plugin");
        return plugin;
    }

    /** A module that has the goal so many times. */
    private static MavenProject module(String name, int executions) {
        MavenProject module = new MavenProject();
        module.setGroupId("test");
        module.setArtifactId(name);
        module.setVersion("1");
        Plugin plugin = plugin();
        for (int i = 0; i < executions; i++) {
            PluginExecution execution = new PluginExecution();
            execution.setId("execution-" + i);
            execution.addGoal("goal");
            plugin.addExecution(execution);
        }
        module.getBuild().addPlugin(plugin);
        return module;
    }

    /** A build of the whole reactor. */
    private void whole(MavenProject... modules) {
        reactor = reactor(List.of(modules), List.of(modules));
    }

    private Optional<String> report(String contribution) throws MojoFailureException {
        return reactor.atEnd(String.class, contribution, atEnd(all -> () -> published.add(all)));
    }

    private <T> Reactor.AtEnd<T> atEnd(Preparation<T> preparation) {
        return new Reactor.AtEnd<>() {
            @Override
            public Reactor.LastStep prepare(List<T> contributions) throws MojoFailureException {
                return preparation.of(contributions);
            }

            @Override
            public void abandoned(List<T> contributions, Reactor.MissingModules why) {
                abandoned.add(contributions.stream().map(String::valueOf).toList());
                missing = why;
            }
        };
    }

    @FunctionalInterface
    private interface Preparation<T> {
        Reactor.LastStep of(List<T> contributions) throws MojoFailureException;
    }

    @Test
    void theLastToReportPublishesWhatAllContributed() throws Exception {
        whole(module("a", 1), module("without", 0), module("b", 2));
        assertThat(report("1")).hasValueSatisfying(why -> assertThat(why).endsWith("now 1 of 3"));
        assertThat(report("2")).hasValueSatisfying(why -> assertThat(why).endsWith("now 2 of 3"));
        assertThat(published).isEmpty();
        assertThat(report("3")).isEmpty();
        assertThat(published).containsExactly(List.of("1", "2", "3"));
        end();
        assertThat(abandoned).isEmpty();
        assertThat(heard).containsExactly("the end");
    }

    @Test
    void tellsAtTheEndOfTheBuildWhatNobodyPublished() throws Exception {
        whole(module("a", 1), module("b", 1), module("c", 1));
        report("a");
        report("b");
        assertThat(abandoned).isEmpty();
        end();
        assertThat(abandoned).containsExactly(List.of("a", "b"));
        assertThat(heard).containsExactly("the end");
    }

    @Test
    void leavesAloneABuildThatNobodyListensTo() throws Exception {
        request.setExecutionListener(null);
        whole(module("a", 1), module("b", 1));
        report("a");
        end();
        assertThat(abandoned).containsExactly(List.of("a"));
    }

    @Test
    void publishesForEachClassLoaderThoughOneFails() throws Exception {
        whole(module("a", 1), module("b", 1));
        assertThat(reactor.atEnd(Integer.class, 1, atEnd(all -> () -> {
                    throw new MojoFailureException("refused");
                })))
                .isPresent();
        assertThatThrownBy(() -> report("b"))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("refused");
        assertThat(published).containsExactly(List.of("b"));
    }

    @Test
    void publishesForNoClassLoaderIfOneCannotBePrepared() throws Exception {
        whole(module("a", 1), module("b", 1));
        assertThat(report("a")).isPresent();
        assertThatThrownBy(() -> reactor.atEnd(Integer.class, 1, atEnd(all -> {
                    throw new MojoFailureException("the same filename");
                })))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("the same filename");
        assertThat(published).isEmpty();
    }

    @Test
    void tellsWhichModulesNeverReportedInABuildThatWentWell() throws Exception {
        MavenProject first = module("a", 1);
        List<MavenProject> all = List.of(first, module("without", 0), module("restored", 1));
        MavenSession session = session(all);
        session.setCurrentProject(first);
        reactor = new Reactor(session, execution());
        report("a");
        end();
        assertThat(missing).isEqualTo(new Reactor.MissingModules(false, List.of("restored")));
    }

    @Test
    void countsExecutionsThatContributeTheSame() throws Exception {
        whole(module("a", 2));
        assertThat(report("same")).isPresent();
        assertThat(report("same")).isEmpty();
        assertThat(published).containsExactly(List.of("same", "same"));
    }

    @Test
    void publishesWhatTheOthersContributedWhenOneKeepsItsOwn() throws Exception {
        whole(module("a", 1), module("b", 1), module("c", 1));
        reactor.done();
        assertThat(report("b")).isPresent();
        assertThat(report("c")).isEmpty();
        assertThat(published).containsExactly(List.of("b", "c"));
    }

    @Test
    void publishesAtTheEndOfOneThatKeepsItsOwn() throws Exception {
        whole(module("a", 1), module("b", 1));
        assertThat(report("a")).isPresent();
        reactor.done();
        assertThat(published).containsExactly(List.of("a"));
    }

    @Test
    void publishesNothingOfABuildThatFailed() throws Exception {
        MavenProject[] modules = {module("a", 1), module("b", 1), module("broken", 0)};
        MavenSession session = session(List.of(modules));
        reactor = new Reactor(session, execution());
        report("a");
        session.getResult().addException(new IllegalStateException("broken"));
        assertThat(report("b")).contains("nothing is published, because the build failed in another module");
        assertThat(published).isEmpty();
    }

    @Test
    void saysSoBeforeTheLastModuleToo() throws Exception {
        MavenSession session = session(List.of(module("broken", 1), module("a", 1)));
        reactor = new Reactor(session, execution());
        session.getResult().addException(new IllegalStateException("broken"));
        assertThat(report("a")).contains("nothing is published, because the build failed in another module");
    }

    @Test
    void namesTheModulesWithTheGoalThatAreLeftOut() {
        List<MavenProject> all = List.of(module("a", 1), module("without", 0), module("b", 1), module("c", 1));
        request.setResumeFrom(":c");
        assertThat(reactor(all, all.subList(3, 4)).leftOut()).containsExactly("a", "b");
        request.setResumeFrom(null);
        request.setSelectedProjects(List.of(":b"));
        assertThat(reactor(all, all.subList(2, 3)).leftOut()).containsExactly("a", "c");
        request.setSelectedProjects(List.of());
        request.setExcludedProjects(List.of(":a"));
        assertThat(reactor(all, all.subList(1, 4)).leftOut()).containsExactly("a");
        assertThat(reactor(all, all).leftOut()).isEmpty();
    }

    @Test
    void doesNotNameWhatLiesBeyondTheDirectoryThatMavenWasStartedIn() {
        List<MavenProject> all =
                Stream.of("a", "b").map(name -> module(name, 1)).toList();
        assertThat(reactor(all, all.subList(1, 2)).leftOut()).isEmpty();
    }
}
