package io.github.nightlywheels.channel.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PyPI refuses as an address, as Python since 3.13 reads one. */
class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane@example.org",
                "JANE@EXAMPLE.ORG",
                "<jane@example.org>",
                "Jane Doe <jane@example.org>",
                "\"Doe, Jane\" <jane@example.org>",
                "jane@example.org (Jane)",
                "Jane Doe <jane@example.org>, Joe <joe>",
                "jane@example.org; joe@example.org",
                "jane@example.org,",
                "mailto:jane@example.org",
                "jane+tag@users.noreply.github.com",
                "jane_doe@my-host.example.co",
                "o'brien@123.com",
                "jané@exämple.org",
                "jane@localhost.localdomain",
                "Jane <>",
                "jane@@example.org",
                "jane@",
                "Doe, Jane <jane@example.org>",
                "Jane, Joe",
                "Jane <jane@localhost>, Joe <joe@example.org>",
                "jane@localhost; joe",
                "jane@localhost joe@localhost",
                "jane[at]example.org",
                "Jane <jane[at]localhost>",
                "Jane <jane@localhost",
                "Jane <jane @localhost>",
                "Jane <@localhost>"
            })
    void takesWhatPypiTakesOrDoesNotLookAt(String field) {
        assertThat(EmailAddress.refused(field)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jane | Jane",
                "Jane Doe | Jane Doe",
                "Jane (jane@example.org) | Jane",
                "\"Doe, Jane\" <jane@localhost> | jane@localhost",
                "jane at example.org | jane at example.org",
                "Jane <jane at example.org> | jane at example.org",
                "jane@localhost | jane@localhost",
                "jane@example.test | jane@example.test",
                "jane@company.LOCAL | jane@company.LOCAL",
                "jane@my_host.org | jane@my_host.org",
                "jane@-host.org | jane@-host.org",
                "jane..doe@example.org | jane..doe@example.org",
                ".jane@example.org | .jane@example.org",
                "jane@example.org. | jane@example.org."
            })
    void findsWhatPypiRefuses(String field, String address) {
        assertThat(EmailAddress.refused(field)).contains(address);
    }
}
