package io.github.nightlywheels.fake.pypi;

import java.util.List;
import java.util.Optional;

/**
 * PyPI's checks in their order ({@code pypi-upload-api.md} section 2.1), all of them after the body has come.
 */
final class PypiOrder {
    private static final List<Check> CHECKS = List.of(
            ActionChecks::refuseOther,
            FormChecks::refuseTuples,
            AccountChecks::refuseAnybody,
            AccountChecks::refuseUnknown,
            ActionChecks::refuseNone,
            FormChecks::refuseProtocol,
            FormChecks::refuseForm,
            MetadataChecks::refuseVersions,
            MetadataChecks::refuseFields,
            FileChecks::refuseNone,
            ProjectChecks::refuseNew,
            ProjectChecks::refuseToken,
            ProjectChecks::refuseStranger,
            AccountChecks::refuseUnverified,
            AccountChecks::refuseOneFactor,
            ProjectChecks::refuseInactive,
            DescriptionCheck::refuse,
            FilenameChecks::refuseName,
            FileChecks::refuseType,
            FileChecks::refuseLarge,
            FileChecks::refuseFull,
            FileChecks::refuseDigests,
            ReleaseChecks::answerDuplicate,
            ReleaseChecks::refuseUsedName,
            ReleaseChecks::refuseOld,
            ReleaseChecks::refuseSecondSdist,
            FileChecks::refuseArchive,
            FilenameChecks::refusePlatform,
            WheelChecks::refuse,
            AccountChecks::refuseAttestations);

    private PypiOrder() {}

    /** The answer of the first check that has one; else the file is stored. */
    static Reply answer(Submission upload, PypiWorld world) {
        for (Check check : CHECKS) {
            Optional<Reply> answer = check.answer(upload, world);
            if (answer.isPresent()) {
                return ActionChecks.redirected(answer.get(), upload);
            }
        }
        return world.store(upload.sent());
    }
}
