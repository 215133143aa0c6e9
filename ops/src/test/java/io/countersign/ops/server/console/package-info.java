/**
 * The console in the browser, on a real server with embedded stores.
 *
 * <pre>{@code
 * @ConsoleTest
 * class QueueTest {
 *   private static final Crew CREW = Crew.of(Subject.IMAGES); // a project and people of its own
 *
 *   @Test
 *   void aReviewerTakesTheNextTask(Browse browse) {
 *     CREW.importRows("autumn", 3);
 *     CREW.label(3); // over HTTP, as the labeller
 *     Page page = browse.as(CREW.reviewer(), "/projects/" + CREW.project());
 *     assertThat(page.getByText("autumn-0")).isVisible(); // PlaywrightAssertions: waits by itself
 *     browse.expectAccessible(page);
 *     browse.keep(page, "queue");
 *   }
 * }
 * }</pre>
 *
 * <p>There is one server, one browser, and one log-in for each person; each test has windows of its
 * own. Who logs out in a test is logged out in all: take {@link
 * io.countersign.ops.server.console.browser.Crew#stranger()} for that. A test fails by whatever the
 * browser complains of: an error in its console, a breach of the content-security policy, an
 * exception, a request that failed or was refused; {@link
 * io.countersign.ops.server.console.browser.Browse#expect} names what is meant to happen.
 * Screenshots of failed tests and the way there ({@code npx playwright show-trace}) are in {@code
 * target/console/failed}, those that were kept in {@code target/screenshots}.
 *
 * <p>More than 25 types, since there is one for each kind of page and of work.
 */
@NullMarked
package io.countersign.ops.server.console;

import org.jspecify.annotations.NullMarked;
