package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** Where people see what they hold, what is open for them, and how late it is. */
@ConsoleTest
class MyWorkTest {

  @Test
  void everyTaskSaysWhenItIsDueAndForHowLongItHasBeenOverdue(Browse browse) {
    Crew crew = Crew.of(Subject.IMAGES);
    crew.importRows("spring", 3);
    crew.labeller().http().post(crew.api("/tasks/claim-next"), "{}");
    Page page = browse.windowOf(crew.labeller());
    page.navigate("/my-work");
    assertThat(section(page, "Your tasks").getByText("Due in 8.0 h")).isVisible();
    assertThat(section(page, "Projects").getByText("Due in 8.0 h")).isVisible();

    page.clock().setFixedTime(Date.from(Instant.now().plus(Duration.ofHours(10))));
    page.reload();
    assertThat(section(page, "Your tasks").getByText("Overdue by 2.0 h")).isVisible();
    assertThat(section(page, "Projects").getByText("Overdue by 2.0 h")).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "my-work-overdue");
    page.setViewportSize(390, 844);
    browse.keep(page, "my-work-overdue-390");
  }

  private static Locator section(Page page, String name) {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
