package io.github.nightlywheels.channel.pypi.index;

import io.github.nightlywheels.channel.simple.FileAnchor;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A page to sign in, which some servers and networks answer with in place of an index, with 200 like any other page. */
final class SignInForm {
    private SignInForm() {}

    /** Whether it is in place of a project's page, which holds files or nothing. */
    static boolean replacesProject(String html) {
        Document page = Jsoup.parse(html);
        return !isIndex(page)
                && page.selectFirst("form, input[type=password]") != null
                && FileAnchor.of(html, "").isEmpty();
    }

    /** Whether it is in place of the list of all projects, which may have a field to search in. */
    static boolean replacesList(String html) {
        Document page = Jsoup.parse(html);
        return !isIndex(page) && page.selectFirst("input[type=password]") != null;
    }

    private static boolean isIndex(Document page) {
        return page.selectFirst("meta[name=pypi:repository-version]") != null;
    }
}
