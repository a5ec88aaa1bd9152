package io.github.nightlywheels.fake.pypi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The pages of a project in a simple index. */
final class ListedPages {
    private ListedPages() {}

    static Reply page(String project, List<StoredFile> files, ServerManners.Shows shows, boolean json, String base) {
        return json ? json(project, files, shows, base) : html(project, files, shows, base);
    }

    private static String url(StoredFile file, String base) {
        return (file.host().isEmpty() ? base : file.host()) + "/files/" + file.filename();
    }

    private static Reply html(String project, List<StoredFile> files, ServerManners.Shows shows, String base) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html><head><meta name=\"pypi:repository-version\""
                + " content=\"1.0\"><title>Links for " + project + "</title></head><body>\n");
        for (StoredFile file : files) {
            String fragment = switch (shows) {
                case MD5 -> "#md5=" + file.digest("MD5");
                case SHA512 -> "#sha512=" + file.digest("SHA-512");
                case DASHED -> "#sha256-" + file.digest("SHA-256");
                case NOTHING -> "";
                case JSON, SHA256, SENT_SHA256 -> "#sha256=" + file.digest("SHA-256");
            };
            page.append("<a href=\"" + url(file, base) + fragment + "\" data-requires-python=\"&gt;=3.9\">"
                    + file.filename() + "</a><br/>\n");
        }
        return Reply.of(
                200, "text/html; charset=utf-8", page.append("</body></html>").toString());
    }

    private static Reply json(String project, List<StoredFile> files, ServerManners.Shows shows, String base) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putObject("meta").put("api-version", "1.4");
        page.put("name", project);
        var list = page.putArray("files");
        for (StoredFile file : files) {
            ObjectNode one = list.addObject();
            one.put("filename", file.filename());
            one.put("url", url(file, base));
            one.put("size", file.content().length);
            one.put("upload-time", file.uploadedAt().toString());
            ObjectNode hashes = one.putObject("hashes");
            if (shows == ServerManners.Shows.SHA512) {
                hashes.put("md5", file.digest("MD5")).put("sha512", file.digest("SHA-512"));
            } else {
                hashes.put("sha256", file.digest("SHA-256"));
            }
        }
        return Reply.of(200, "application/vnd.pypi.simple.v1+json", page.toString());
    }
}
