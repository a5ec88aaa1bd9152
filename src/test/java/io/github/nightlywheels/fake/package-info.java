/**
 * The one fake of anaconda.org: {@link io.github.nightlywheels.fake.FakeAnaconda} is its API and its storage on two
 * loopback ports, as strict as {@code anaconda-api.md} says the real one is, and stricter where that is silent. It is
 * used by unit tests, by the projects in {@code src/it} and by the benchmark. {@code Wire}, {@code Host} and
 * {@code RequestHandler} are a small HTTP/1.1 server of its own, because resets, stalls and half-closed connections need the
 * socket; {@code *Endpoints} and {@code StorageSite} answer requests from {@code World}; {@code *Rules} refuse what is not
 * documented; {@code Faults} decides what goes wrong.
 *
 * <p>What it can be asked to do, by theme:
 *
 * <table>
 * <caption>The knobs, each class extending the one above it</caption>
 * <tr><th>Class</th><th>Theme</th><th>Knobs</th></tr>
 * <tr><td>{@code Observations}</td><td>what a test sees</td><td>requests, writes, appliedWrites, violations, count;
 *     distributions, labels, releases, hasProject, staged, lateWrites</td></tr>
 * <tr><td>{@code ConnectionKnobs}</td><td>no answer, or a slow one</td><td>resetsBefore, resetsDuring, resetsAfter,
 *     losesResponse, halfCloses, truncatesResponse; stalls, stallsAfterApplying, staysSilent; dribbles</td></tr>
 * <tr><td>{@code AnswerKnobs}</td><td>another answer than the true one</td><td>answersOnce (any status, with words or a
 *     proxy's page, without effect, after it or before it: see {@code PlannedAnswer}); fails, failsOnce, failsEarly,
 *     retryAfter, html, answers, alwaysAnswers, appliesButAnswers, changesAnswers, storageFails, refuses; garbage, emptyBody, hugeBody;
 *     randomFaults, behavesAgain</td></tr>
 * <tr><td></td><td>headers</td><td>warnsAboutToken, readOnly, lockdown, saysReadOnlyOnce; every answer has a cf-ray or an
 *     x-amz-request-id, which the log keeps</td></tr>
 * <tr><td></td><td>other clients</td><td>before, after</td></tr>
 * <tr><td>{@code ReportKnobs}</td><td>what is said of files and tokens</td><td>reports, reportsOtherSha256,
 *     reportsOtherSize, reportsOtherLabels, reportsTwice, listsIds; omits, omitsAt, saysNone, says;
 *     bareAuthentication</td></tr>
 * <tr><td></td><td>when it shows</td><td>showsCommitsLate, listsCommitsLate, showsDeletionsLate</td></tr>
 * <tr><td>{@code AccountKnobs}</td><td>who may do what</td><td>user, organization, owner, writer, group, token (scopes,
 *     listsScopes, expires, revoked, anacondaComKey), tokenExpiresAfterWrites; hidesGroups, hidesUnauthorizedPackages,
 *     showsLabelsToMembers, letsOnlyOwnersLabel</td></tr>
 * <tr><td>{@code ChannelKnobs}</td><td>what is there</td><td>project, release, distribution, deletes, relabels,
 *     uploadedAt, manyReleases</td></tr>
 * <tr><td></td><td>time and limits</td><td>passes, follows; lease, policyLifetime, quota, collectsGarbageBefore</td></tr>
 * <tr><td>{@code FakeAnaconda}</td><td>the two ports</td><td>isDown, comesUp, closesConnections, hangsUpAfterEachAnswer,
 *     speaksHttp10; link, skipsDigests; storageRequests, connectionsOpened, forgetsRequests</td></tr>
 * </table>
 */
package io.github.nightlywheels.fake;
