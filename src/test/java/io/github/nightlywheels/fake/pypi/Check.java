package io.github.nightlywheels.fake.pypi;

import java.util.Optional;

/** Something that PyPI looks at; what it answers ends the look. */
interface Check {
    Optional<Reply> answer(Submission upload, PypiWorld world);
}
