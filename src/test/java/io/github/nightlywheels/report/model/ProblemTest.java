package io.github.nightlywheels.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void tellsOfABugUnderTheCodeThatThePageOfFailuresExplains() {
        Problem problem = Problem.of(new IllegalStateException("what may hold a secret"));
        assertThat(problem.code()).isEqualTo("plugin-bug");
        assertThat(problem.problem())
                .contains("java.lang.IllegalStateException")
                .doesNotContain("secret");
    }
}
