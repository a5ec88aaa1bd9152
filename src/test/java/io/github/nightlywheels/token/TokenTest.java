package io.github.nightlywheels.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nightlywheels.failure.FailureException;
import io.github.nightlywheels.failure.TokenOrigin;
import io.github.nightlywheels.failure.TokenSourceFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the value of a token is seen, and where it is not. */
class TokenTest {
    private static final String VALUE = "jd-0123456789abcdef";
    private static final String SOURCE = "the test";

    private static List<String> header(Token token) {
        List<String> header = new ArrayList<>();
        token.authorize(header::add);
        return header;
    }

    @Test
    void theValueIsInTheHeaderAndInNoTextOfTheTokenOrOfWhatHoldsIt() {
        Token token = Token.of(VALUE, SOURCE);
        assertThat(header(token)).containsExactly("token " + VALUE);
        assertThat(token.toString()).isEqualTo("Token[the test]");
        assertThat(Optional.of(token).toString()).doesNotContain(VALUE);
        assertThat(token.origin().toString()).contains(SOURCE).doesNotContain(VALUE);
    }

    @Test
    void theValueIsTakenOutOfTextsThatOthersWrote() {
        Token token = Token.of(VALUE, SOURCE);
        List<String> basic = new ArrayList<>();
        token.authorizeBasic("__token__", basic::add);
        assertThat(token.redact("no " + VALUE + " here")).isEqualTo("no [token] here");
        assertThat(token.redact(basic.get(0))).isEqualTo("Basic [token]");
    }

    @Test
    void oneLineEndAtTheEndIsLeftOut() {
        assertThat(header(Token.of(VALUE + "\r\n", SOURCE))).containsExactly("token " + VALUE);
        assertThatThrownBy(() -> Token.of(VALUE + "\n\n", SOURCE))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        thrown -> assertThat(thrown.failure())
                                .isEqualTo(new TokenSourceFailure.Malformed(TokenOrigin.of(SOURCE), "a line end")));
    }

    @ParameterizedTest
    @CsvSource({"${env.TOKEN},TOKEN", "${TOKEN},TOKEN", "$(TOKEN),TOKEN", "%TOKEN%,TOKEN", "***,", "null,"})
    void whatNobodyFilledInIsRefusedAndNamed(String text, String variable) {
        TokenSourceFailure refused =
                new TokenSourceFailure.Unresolved(TokenOrigin.of(SOURCE), text, Optional.ofNullable(variable));
        assertThatThrownBy(() -> Token.of(text, SOURCE))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        thrown -> assertThat(thrown.failure()).isEqualTo(refused));
        assertThatThrownBy(() -> Token.ofBasic(Optional.of("ann"), text, SOURCE))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        thrown -> assertThat(thrown.failure()).isEqualTo(refused));
    }

    @Test
    void aPasswordMayBeginWithADollarSign() {
        assertThat(Token.ofBasic(Optional.of("ann"), "$ecret", SOURCE).user()).contains("ann");
        assertThatThrownBy(() -> Token.of("$TOKEN", SOURCE)).isInstanceOf(FailureException.class);
    }

    @Test
    void aKeyOfAnacondaComIsKnownByItsShape() {
        assertThat(Token.of("eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl", SOURCE)
                        .origin()
                        .shape())
                .isEqualTo(TokenOrigin.Shape.JWT);
        assertThat(Token.of(VALUE, SOURCE).origin().shape()).isEqualTo(TokenOrigin.Shape.UNKNOWN);
    }
}
