package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.LogInPage;
import io.countersign.ops.server.console.browser.Subject;
import io.countersign.ops.server.console.browser.User;
import org.junit.jupiter.api.Test;

/** The way into the console and out of it. */
@ConsoleTest
class LogInTest {
  private static final Crew CREW = Crew.of(Subject.IMAGES);

  @Test
  void whoLogsInSeesTheStartPageAndCanLogOut(Browse browse) {
    User somebody = Crew.stranger();
    Page page = browse.asNobody("/");
    LogInPage.of(page).logIn(somebody.name(), somebody.password());
    assertThat(page.getByRole(AriaRole.MAIN)).isVisible();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(somebody.name())).click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Log out")).click();
    assertThat(LogInPage.of(page).name()).isVisible();
    page.reload();
    assertThat(LogInPage.of(page).name()).isVisible();
  }

  @Test
  void aWrongPasswordIsToldAndNothingTypedIsLost(Browse browse) {
    browse.expect("refused: 401 POST .*/login");
    Page page = browse.asNobody("/");
    LogInPage.of(page).attempt(CREW.manager().name(), "not the password");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("password");
    assertThat(LogInPage.of(page).name()).hasValue(CREW.manager().name());
  }

  @Test
  void aLinkLeadsToItsPageAfterTheLogIn(Browse browse) {
    Page page = browse.asNobody("/projects/" + CREW.project() + "?of=a-link");
    LogInPage.of(page).logIn(CREW.manager().name(), CREW.manager().password());
    assertThat(page)
        .hasURL(TestServer.server().url() + "/projects/" + CREW.project() + "?of=a-link");
  }

  @Test
  void thePageIsForEverybody(Browse browse) {
    Page page = browse.asNobody("/");
    assertThat(LogInPage.of(page).button()).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "log-in");
  }

  @Test
  void theDescriptionOfTheInterfaceIsShown(Browse browse) {
    Page page = browse.asNobody("/swagger-ui");
    assertThat(
            page.getByText("/api/v1/projects", new Page.GetByTextOptions().setExact(true)).first())
        .isVisible();
  }
}
