package io.github.nightlywheels.channel.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * The pages that pip and people read: "Simple repository API" specification, HTML serialization (PEP 503, version meta tag
 * by PEP 629, {@code data-core-metadata} by PEP 658 and 714, {@code data-yanked} by PEP 592, {@code data-provenance} by PEP
 * 740). The same index gives the same bytes.
 */
final class IndexHtml {
    private IndexHtml() {}

    /** The page of all projects. */
    static byte[] list(ProjectList projects) {
        StringBuilder body = new StringBuilder();
        projects.links().forEach((project, link) -> {
            body.append("<a href=\"").append(escape(link)).append("\">");
            body.append(escape(project)).append("</a><br>\n");
        });
        return page("Simple index", body);
    }

    /** The page of one project. */
    static byte[] project(ProjectIndex index, FileLinks links) {
        StringBuilder body = new StringBuilder();
        for (ObjectNode file : IndexJson.entries(index, links)) {
            body.append("<a href=\"").append(escape(file.path("url").asText()));
            body.append(fragment(file.path("hashes"))).append('"');
            JsonNode python = file.path("requires-python");
            if (python.isTextual()) {
                attribute(body, "data-requires-python", python.asText());
            }
            coreMetadata(body, file.path("core-metadata"));
            JsonNode yanked = file.path("yanked");
            if (yanked.isTextual() || yanked.asBoolean()) {
                attribute(body, "data-yanked", yanked.isTextual() ? yanked.asText() : "");
            }
            if (file.path("gpg-sig").isBoolean()) {
                attribute(body, "data-gpg-sig", file.path("gpg-sig").asText());
            }
            if (file.path("provenance").isTextual()) {
                attribute(body, "data-provenance", file.path("provenance").asText());
            }
            body.append('>').append(escape(file.path("filename").asText())).append("</a><br>\n");
        }
        return page("Links for " + index.project(), body);
    }

    private static String fragment(JsonNode hashes) {
        if (hashes.path("sha256").isTextual()) {
            return "#sha256=" + escape(hashes.path("sha256").asText());
        }
        return hashes.properties().stream()
                .findFirst()
                .map(hash -> escape("#" + hash.getKey() + "=" + hash.getValue().asText()))
                .orElse("");
    }

    private static void coreMetadata(StringBuilder body, JsonNode metadata) {
        if (metadata.path("sha256").isTextual() || metadata.asBoolean()) {
            String value = metadata.isBoolean()
                    ? "true"
                    : "sha256=" + metadata.path("sha256").asText();
            attribute(body, "data-core-metadata", value);
            // The name before PEP 714, which allows it in HTML; pip 22.3 to 23.1 knows no other.
            attribute(body, "data-dist-info-metadata", value);
        }
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
