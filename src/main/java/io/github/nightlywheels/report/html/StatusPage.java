package io.github.nightlywheels.report.html;

import gg.jte.output.StringOutput;
import io.github.nightlywheels.report.model.StatusReport;
import java.nio.charset.StandardCharsets;

/** What a channel has, as people read it: one page, made as {@link HtmlReport} is. */
public final class StatusPage {
    private final StatusReport status;

    public StatusPage(StatusReport status) {
        this.status = status;
    }

    /** UTF-8, the same bytes for the same status. */
    @SuppressWarnings("NullAway") // jte's own engine has no interceptor either where no tags are to be intercepted
    public byte[] bytes() {
        StringOutput page = new StringOutput();
        JtestatusGenerated.render(new CleanOutput(page), null, status);
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }
}
