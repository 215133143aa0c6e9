package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.engine.log.Commands;
import io.countersign.engine.modelrun.BarModel;
import io.countersign.engine.modelrun.ModelId;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.RegisterModel;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The models of a project: what is in use, what went wrong, and the way back. */
@ConsoleTest
class ModelPagesTest {
  private final Crew crew = Crew.of(Subject.TEXTS);
  private final String model = "m-" + crew.name();

  /** By the commands that the server sends when a model takes more than its budget. */
  private void bar(String reason) {
    Commands commands = TestServer.server().part(Commands.class);
    ModelId id = new ModelId(model, "1");
    ModelRef ref = new ModelRef(model, "1", "0".repeat(64));
    ProjectId project = new ProjectId(crew.project());
    commands.send(
        new RegisterModel(id, ref, "text/*", List.of("delivery"), project, 24, null, UserId.SYSTEM),
        UserId.SYSTEM);
    commands.send(new BarModel(id, reason), UserId.SYSTEM);
  }

  private void use() {
    ObjectNode policy = (ObjectNode) crew.manager().http().get(crew.api("")).json();
    policy.retain("ontology", "review", "sla", "instructions");
    policy
        .putObject("preLabel")
        .put("model", model)
        .put("suggestFrom", 0.5)
        .put("acceptFrom", 0.9)
        .put("auditShare", 0.05);
    assertThat(crew.manager().http().put(crew.api("/policy"), policy.toString()).status())
        .isEqualTo(200);
  }

  @Test
  void aModelThatIsBarredIsANeedUntilItIsLetRunAgain(Browse browse) {
    bar("it took more than 2 s of the processor");
    use();
    Page page = browse.as(crew.manager(), "/");
    Locator need = page.getByRole(AriaRole.LISTITEM).filter(withText(crew.name()));
    assertThat(need).containsText(model + " 1 of " + crew.name() + " is barred");
    assertThat(need).containsText("more than 2 s of the processor. All rows go to people");
    browse.expectAccessible(page);
    browse.keep(page, "barred-need");

    need.getByRole(AriaRole.LINK, in("Show models")).click();
    Locator badge = page.getByText(model + " 1 is barred");
    assertThat(badge).isVisible();
    assertThat(page.getByText("it took more than 2 s of the processor")).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "barred-models");
    page.getByRole(AriaRole.BUTTON, named("Let it run again")).click();
    assertThat(badge).isHidden();

    page.navigate(page.url().replaceFirst("/projects/.*", "/"));
    assertThat(page.getByText(crew.name()).first()).isVisible();
    assertThat(page.getByText(model + " 1")).isHidden();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions in(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
