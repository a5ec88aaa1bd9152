package io.github.nightlywheels.report.html;

import gg.jte.output.StringOutput;
import io.github.nightlywheels.report.model.RunReport;
import io.github.nightlywheels.report.model.StatusReport;
import java.nio.charset.StandardCharsets;

/**
 * The reports as people read them: each is one page that needs nothing else, no script, and no style to be understood. It is
 * HTML and well-formed XML at once, in UTF-8, the same bytes for the same report. {@code src/main/jte} has the templates.
 */
@SuppressWarnings("NullAway") // jte's own engine has no interceptor either where no tags are to be intercepted
public final class HtmlReport {
    private HtmlReport() {}

    /** What a run did. */
    public static byte[] bytes(RunReport run) {
        StringOutput page = new StringOutput();
        JtepageGenerated.render(new CleanOutput(page), null, run);
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What a channel has. */
    public static byte[] bytes(StatusReport status) {
        StringOutput page = new StringOutput();
        JtestatusGenerated.render(new CleanOutput(page), null, status);
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }
}
