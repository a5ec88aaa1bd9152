package io.github.nightlywheels.channel.pypi.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplyWordsTest {
    private static String shown(int status, String body, String reason) {
        return ReplyWords.of(status, body, reason, text -> text).shown();
    }

    @Test
    void takesTheCodeOfPypi() {
        String body =
                "{\"message\": \"The server could not comply\\n\\n\\nFile too large\", \"code\": \"400 File too large\","
                        + " \"title\": \"Bad Request\"}";
        assertThat(shown(400, body, "File too large")).isEqualTo("File too large");
    }

    @Test
    void takesTheMessageWhereTheCodeIsTheStatus() {
        assertThat(shown(403, "{\"code\": \"403\", \"message\": \"no right\"}", "Forbidden"))
                .isEqualTo("no right");
        assertThat(shown(400, "{\"detail\": \"bad name\"}", "")).isEqualTo("bad name");
        assertThat(shown(400, "{\"error\": \"requires_python is missing\"}", ""))
                .isEqualTo("requires_python is missing");
        assertThat(shown(400, "{\"errors\":[{\"status\":403,\"message\":\"Not enough permissions\"}]}", ""))
                .isEqualTo("[{\"status\":403,\"message\":\"Not enough permissions\"}]");
    }

    @Test
    void takesFieldErrorsAsTheyAre() {
        assertThat(shown(400, "{\"sha256\":[\"This field is required.\"]}", ""))
                .isEqualTo("{\"sha256\":[\"This field is required.\"]}");
    }

    @Test
    void takesTextInOneLineAndCutsIt() {
        assertThat(shown(400, "package file\n  already exists\u0007", "")).isEqualTo("package file already exists");
        assertThat(shown(400, "x".repeat(1000), "")).hasSize(401).endsWith("…");
    }

    @Test
    void stripsAPage() {
        assertThat(shown(
                        409,
                        "<!DOCTYPE html><html><head><style>p{}</style></head><body><h1>Error: 409 Conflict</h1>"
                                + "<script>x()</script><p>Package &#039;f&#039; already exists!</p></body></html>",
                        "Conflict"))
                .isEqualTo("Error: 409 Conflict Package 'f' already exists!");
    }

    @Test
    void takesTheReasonPhraseWhereTheBodyIsSilent() {
        assertThat(shown(400, "", "Package f already exists in index")).isEqualTo("Package f already exists in index");
        assertThat(shown(400, " \n", "")).isEmpty();
    }

    @Test
    void isUnderstoodByTheBodyAndTheReasonPhrase() {
        ReplyWords words = ReplyWords.of(
                400,
                "<html><body>400 - Nexus</body></html>",
                "pypi-hosted/packages/demo cannot be updated",
                text -> text);
        assertThat(words.shown()).isEqualTo("- Nexus");
        assertThat(words.all()).contains("Nexus", "cannot be updated");
    }

    @Test
    void takesSecretsOutBeforeItCuts() {
        String secret = "pypi-" + "s".repeat(40);
        ReplyWords words =
                ReplyWords.of(400, "x".repeat(390) + secret, secret, text -> text.replace(secret, "[token]"));
        assertThat(words.shown()).isEqualTo("x".repeat(390) + "[token]");
        assertThat(words.all()).doesNotContain("sss");
    }

    @Test
    void knowsAPageWhateverItsType() {
        assertThat(ReplyWords.isPage("\n<!doctype HTML><html>")).isTrue();
        assertThat(ReplyWords.isPage("<html lang=en>")).isTrue();
        assertThat(ReplyWords.isPage("<!-- Copyright -->\n<!DOCTYPE html>")).isTrue();
        assertThat(ReplyWords.isPage("\uFEFF<title>Sign in</title>")).isTrue();
        assertThat(ReplyWords.isPage("warning: <br> is not allowed")).isFalse();
        assertThat(ReplyWords.isPage("<response><uploaded>1</uploaded></response>"))
                .isFalse();
        assertThat(ReplyWords.isPage("")).isFalse();
    }
}
