/**
 * A channel that is a directory: a static simple index that pip reads through {@code file:} or any web server. Per
 * organization there is {@code simple/} with a page for people and pip ({@code index.html}, PEP 503) and one for programs
 * ({@code index.json}, PEP 691), and the same two per project. A wheel lies at {@code <project>/<16 digits of its
 * sha256>/<filename>}, its core metadata beside it (PEP 658), so files never change: new content is a new path, and what
 * becomes visible becomes so by renaming a page. Everything is written before what points to it: the project's empty pages,
 * core metadata, wheels, the list of projects, {@code index.html}, and last {@code index.json}, which is the channel's own
 * truth. Whoever is killed on the way leaves pages whose every link leads to a file with the promised hash; the next run
 * takes up what lies there. Replaced content stays until the next publication of the project, for those who read the page
 * before. A writer holds its project's lock from the first byte it copies to the last page, so that whatever no page names
 * is known to be nobody's and can be swept; builds of different projects do not wait for each other. There are no labels.
 */
@NullMarked
package io.github.nightlywheels.channel.directory;

import org.jspecify.annotations.NullMarked;
