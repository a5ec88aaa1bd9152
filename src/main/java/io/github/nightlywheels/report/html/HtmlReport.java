package io.github.nightlywheels.report.html;

import gg.jte.output.StringOutput;
import io.github.nightlywheels.report.model.RunReport;
import java.nio.charset.StandardCharsets;

/**
 * The report as people read it: one page that needs nothing else, no script, and no style to be understood. It is HTML and
 * well-formed XML at once. {@code src/main/jte} has its templates.
 */
public final class HtmlReport {
    private final RunReport run;

    public HtmlReport(RunReport run) {
        this.run = run;
    }

    /** UTF-8, the same bytes for the same report. */
    @SuppressWarnings("NullAway") // jte's own engine has no interceptor either where no tags are to be intercepted
    public byte[] bytes() {
        StringOutput page = new StringOutput();
        JtepageGenerated.render(new CleanOutput(page), null, run);
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }
}
