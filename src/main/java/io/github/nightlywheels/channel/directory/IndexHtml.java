package io.github.nightlywheels.channel.directory;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * The pages that pip and people read: "Simple repository API" specification, HTML serialization (PEP 503, version meta tag
 * by PEP 629, {@code data-core-metadata} by PEP 658 and 714). The same index gives the same bytes.
 */
final class IndexHtml {
    private IndexHtml() {}

    /** The page of all projects; {@code projects} are normalized names. */
    static byte[] list(Collection<String> projects) {
        StringBuilder body = new StringBuilder();
        for (String project : projects) {
            body.append("<a href=\"").append(escape(project)).append("/\">");
            body.append(escape(project)).append("</a><br>\n");
        }
        return page("Simple index", body);
    }

    /** The page of one project. */
    static byte[] project(ProjectIndex index) {
        StringBuilder body = new StringBuilder();
        for (IndexedFile file : index.files().values()) {
            body.append("<a href=\"").append(escape(file.url()));
            body.append("#sha256=").append(file.sha256()).append('"');
            file.requiresPython().ifPresent(specifier -> attribute(body, "data-requires-python", specifier));
            file.metadataSha256().ifPresent(sha256 -> {
                attribute(body, "data-core-metadata", "sha256=" + sha256);
                // The name before PEP 714, which allows it in HTML; pip 22.3 to 23.1 knows no other.
                attribute(body, "data-dist-info-metadata", "sha256=" + sha256);
            });
            body.append('>').append(escape(file.filename())).append("</a><br>\n");
        }
        return page("Links for " + index.project(), body);
    }

    private static void attribute(StringBuilder to, String name, String value) {
        to.append(' ').append(name).append("=\"").append(escape(value)).append('"');
    }

    private static byte[] page(String title, CharSequence body) {
        return ("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                        + "<meta name=\"pypi:repository-version\" content=\"1.1\">\n<title>" + escape(title)
                        + "</title>\n</head>\n<body>\n<h1>" + escape(title) + "</h1>\n" + body
                        + "</body>\n</html>\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
