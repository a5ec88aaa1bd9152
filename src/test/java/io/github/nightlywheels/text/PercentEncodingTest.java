package io.github.nightlywheels.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentEncodingTest {
    @Test
    void allButUnreservedCharactersArePercentEncoded() {
        assertThat(PercentEncoding.encode("demo-1.0+cu12!1~_a b*/%é?#"))
                .isEqualTo("demo-1.0%2Bcu12%211~_a%20b%2A%2F%25%C3%A9%3F%23");
    }
}
