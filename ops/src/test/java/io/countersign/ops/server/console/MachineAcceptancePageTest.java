package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Trial;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Screen;
import io.countersign.ops.server.console.browser.Subject;
import io.countersign.ops.server.console.browser.User;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Audits stop a model: who manages sees it, opens the rows, and has it go on. */
@ConsoleTest
class MachineAcceptancePageTest {
  private static final int GOOD = 4;
  private static final int ALONE = 3;
  private static final int BAD = 6;
  private static final Pattern KEY = Pattern.compile("^alone-\\d+$");

  private final Crew crew = Crew.of(Subject.TEXTS);

  @BeforeEach
  void auditsStopTheModel() {
    policy(1);
    proposed("good", GOOD);
    crew.approve(GOOD);
    policy(0);
    proposed("alone", ALONE);
    policy(1);
    proposed("bad", BAD);
    for (int i = 0; i < BAD; i++) {
      crew.act(crew.reviewer(), crew.claim(crew.reviewer()), "correct", Subject.TEXTS.otherLabel());
    }
    Trial.eventually(
        () -> crew.manager().http().get(crew.api("/machine-acceptance")).json(),
        found -> found.path("state").asString().equals("STOPPED"));
  }

  private void policy(int auditShare) {
    String preLabel =
        """
        "preLabel":{"model":"topics","suggestFrom":0.5,"acceptFrom":0.95,"auditShare":%d,
          "mostErrors":0.02},"review":{
        """
            .formatted(auditShare)
            .strip();
    String policy =
        crew.subject()
            .project(crew.name())
            .replace("\"review\":{", preLabel)
            .replaceFirst("\"name\":\"[^\"]*\",\"mediaType\":\"[^\"]*\",", "");
    Answer changed = crew.manager().http().put(crew.api("/policy"), policy);
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
  }

  private void proposed(String batch, int count) {
    String lines =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    """
                    {"key":"%s-%d","text":"Where is it? %s","preLabel":{"confidence":0.97,"model":"topics","annotations":[{"name":"topic","type":"choice","value":"delivery"}]}}\
                    """
                        .formatted(batch, i, i))
            .collect(Collectors.joining("\n"));
    Answer imported =
        crew.manager()
            .http()
            .send(
                "POST",
                crew.api("/batches?name=" + batch),
                "application/x-ndjson",
                BodyPublishers.ofString(lines));
    assertThat(imported.json().path("registered").asInt()).as(imported.body()).isEqualTo(count);
  }

  @Test
  void whoManagesSeesItAndHasItGoOn(Browse browse) {
    Page page = browse.as(crew.manager(), "/");
    Locator need =
        page.getByRole(AriaRole.LISTITEM)
            .filter(new Locator.FilterOptions().setHasText("topics imported"))
            .filter(new Locator.FilterOptions().setHasText(crew.name()));
    assertThat(need).containsText("accepts no more rows alone");
    need.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Show audits")).click();

    page.waitForURL("**/quality");
    Locator versions = page.getByLabel("What models accept alone");
    assertThat(versions.getByRole(AriaRole.ROW).last()).containsText("Stopped");
    assertThat(banner(page)).containsText("rows wrong, where 2% may be");
    browse.expectAccessible(page);
    browse.keep(page, "machine-acceptance");
    Screen.PHONE.show(page);
    browse.keep(page, "machine-acceptance-390");
    Screen.DESKTOP.show(page);

    page.getByRole(AriaRole.BUTTON, button("Resume…")).click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog.getByRole(AriaRole.BUTTON, inside("Resume"))).isDisabled();
    dialog.getByLabel("Reason").fill("The camera is clean again");
    browse.expectAccessible(page);
    dialog.getByRole(AriaRole.BUTTON, inside("Resume")).click();
    assertThat(banner(page)).hasCount(0);
    assertThat(versions.getByRole(AriaRole.ROW).last()).containsText("On");
    assertThat(crew.auditor().http().get(crew.api("/events")).body())
        .contains("machine-acceptance-resumed", "The camera is clean again");
  }

  @Test
  void theRowsBehindItAreOneClickAway(Browse browse) {
    Page page = quality(browse, crew.lead());
    assertThat(page.getByRole(AriaRole.BUTTON, button("Resume…"))).hasCount(0);
    page.getByText("Rows that it accepted alone since").click();
    page.waitForURL("**/rows?**");
    assertThat(page.getByRole(AriaRole.GRID).getByText(KEY)).hasCount(ALONE);

    page = quality(browse, crew.auditor());
    page.getByRole(AriaRole.LINK, link(BAD + " errors of topics imported")).click();
    page.waitForURL("**/rows?**");
    assertThat(page.getByRole(AriaRole.GRID).getByText(Pattern.compile("^bad-\\d+$")))
        .hasCount(BAD);
  }

  @Test
  void theRulesSayHowMuchMayBeWrong(Browse browse) {
    Page page = browse.as(crew.manager(), "/projects/" + crew.project() + "/settings?tab=preLabel");
    Locator bound = page.getByLabel("Stop if more is wrong than");
    assertThat(bound).hasValue("2 %");
    browse.expectAccessible(page);
    browse.keep(page, "machine-acceptance-settings");
    bound.fill("100");
    bound.blur();
    assertThat(page.getByText("Enter more than 0 % and less than 100 %").first()).isVisible();
  }

  private Page quality(Browse browse, User person) {
    Page page = browse.as(person, "/projects/" + crew.project() + "/quality");
    assertThat(banner(page)).isVisible();
    return page;
  }

  private static Locator banner(Page page) {
    return page.getByRole(AriaRole.STATUS)
        .filter(new Locator.FilterOptions().setHasText("topics imported accepts no more rows"));
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions link(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions inside(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
