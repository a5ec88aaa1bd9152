package io.github.nightlywheels.wheel.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseExpressionTest {
    @ParameterizedTest
    @CsvSource({
        "MIT, MIT",
        "mit, MIT",
        "' apache-2.0 ', Apache-2.0",
        "mit and (apache-2.0 or bsd-2-clause), MIT AND (Apache-2.0 OR BSD-2-Clause)",
        "(MIT), (MIT)",
        "GPL-2.0-only with classpath-exception-2.0, GPL-2.0-only WITH Classpath-exception-2.0",
        "GPL-2.0+, GPL-2.0+",
        "EUPL-1.2+, EUPL-1.2+",
        "licenseref-My.Own-1 OR MIT, LicenseRef-My.Own-1 OR MIT"
    })
    void writesAnExpressionAsSpdxDoes(String text, String canonical) {
        assertThat(LicenseExpression.canonical(text)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Apache 2",
                "The Apache License, Version 2.0",
                "MIT AND",
                "OR MIT",
                "MIT MIT",
                "(MIT",
                "MIT)",
                "()",
                "MIT (Apache-2.0)",
                "MIT WITH MIT",
                "MIT WITH",
                "Use-it-after-midnight",
                "LicenseRef-",
                "LicenseRef-ä",
                "AND"
            })
    void refusesWhatIsNone(String text) {
        assertThat(LicenseExpression.canonical(text)).isEmpty();
    }

    @Test
    void refusesAnExpressionThatIsNestedWithoutEnd() {
        assertThat(LicenseExpression.canonical("(".repeat(100_000) + "MIT" + ")".repeat(100_000)))
                .isEmpty();
    }

    @Test
    void knowsIdentifiersByTheirExactSpelling() {
        assertThat(LicenseExpression.isIdentifier("Apache-2.0")).isTrue();
        assertThat(LicenseExpression.isIdentifier("apache-2.0")).isFalse();
        assertThat(LicenseExpression.isIdentifier("Apache-2.0 OR MIT")).isFalse();
        assertThat(LicenseExpression.isIdentifier("Apache License 2.0")).isFalse();
    }
}
