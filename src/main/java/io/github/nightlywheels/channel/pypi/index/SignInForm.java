package io.github.nightlywheels.channel.pypi.index;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A page to sign in, which some servers and networks answer with in place of an index, with 200 like any other page. */
final class SignInForm {
    private SignInForm() {}

    /** Whether it is in place of the list of all projects, which may have a field to search in. */
    static boolean replacesList(String html) {
        Document page = Jsoup.parse(html);
        return page.selectFirst("meta[name=pypi:repository-version]") == null
                && page.selectFirst("input[type=password]") != null;
    }
}
