package io.github.nightlywheels.fake.pypi;

import io.github.nightlywheels.fake.Incoming;
import io.github.nightlywheels.fake.pypi.ReceivedForm.Part;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What no server minds, and no well-made client sends ({@code pypi-upload-api.md} sections 0 and 1.4). */
final class FormManners {
    private FormManners() {}

    static Set<String> violations(Incoming request, ReceivedForm form) {
        Set<String> violations = new LinkedHashSet<>();
        if (!request.header("authorization").startsWith("Basic ")) {
            violations.add("no Basic credentials at once");
        }
        if (request.header("user-agent").contains("twine")) {
            violations.add("it says that it is twine");
        }
        List<String> names = form.names();
        if (names.isEmpty() || !names.get(names.size() - 1).equals("content")) {
            violations.add("content is not the last part");
        }
        for (Part part : form.parts()) {
            boolean isText = !part.name().equals("content");
            if (isText && part.contentType().isPresent()) {
                violations.add("the text part " + part.name() + " has a Content-Type");
            }
            if (isText && part.content().length == 0 && !part.name().equals("requires_python")) {
                violations.add("the field " + part.name() + " is blank");
            }
            if (!FormChecks.knows(part.name())) {
                violations.add("no server knows the field " + part.name());
            }
        }
        if (!form.content().flatMap(Part::contentType).orElse("").equals("application/octet-stream")) {
            violations.add("content is not sent as application/octet-stream");
        }
        if (!form.first(":action").equals("file_upload")) {
            violations.add(":action is " + form.first(":action"));
        }
        if (!names.contains("requires_python")) {
            violations.add("requires_python is missing");
        }
        if (form.first("sha256_digest").isEmpty()) {
            violations.add("sha256_digest is missing");
        }
        boolean isWheel = form.first("filetype").equals("bdist_wheel");
        String filename = form.content().flatMap(Part::filename).orElse("");
        if (isWheel && !filename.contains("-" + form.first("pyversion") + "-")) {
            violations.add("pyversion is not the python tag of " + filename);
        }
        return violations;
    }
}
