package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Desk;
import io.countersign.ops.server.console.browser.Subject;
import io.countersign.ops.server.console.browser.User;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two people label a row without knowing of each other, and a third decides where they differ. */
@ConsoleTest
class IndependentLabelsTest {
  private static final String QUESTION = "1";
  private static final String COMPLAINT = "2";

  @Test
  void equalLabelsPassAndBetweenDifferentOnesALeadDecides(Browse browse) {
    Crew crew = projectOfTwoLabels(browse);
    crew.importRows("pair", 2);

    Desk labeller = Desk.next(browse, crew, crew.labeller());
    String equal = labeller.row();
    labeller.decide(QUESTION, "Enter");
    labeller.awaitSent();
    String different = labeller.row();

    Desk other = Desk.next(browse, crew, crew.otherLabeller());
    for (int i = 0; i < 2; i++) {
      requireUnseen(other, crew.labeller());
      other.decide(other.row().equals(equal) ? QUESTION : COMPLAINT, "Enter");
    }
    other.awaitSent();

    labeller.page().reload();
    labeller.awaitRow();
    assertThat(labeller.row()).isEqualTo(different);
    requireUnseen(labeller, crew.otherLabeller());
    labeller.decide(QUESTION, "Enter");
    labeller.awaitSent();
    requireAccepted(browse, crew, equal, "Question", "without review");

    Desk lead = Desk.next(browse, crew, crew.lead());
    assertThat(lead.row()).isEqualTo(different);
    requireBothShown(lead, crew);
    browse.expectAccessible(lead.page());
    browse.keep(lead.page(), "two-labels");
    lead.press("b");
    requireChosen(lead, "Question");
    lead.press("a");
    requireChosen(lead, "Complaint");
    lead.decide("Enter");
    lead.awaitSent();
    requireAccepted(browse, crew, different, "Complaint", "Accepted after review by");
  }

  @Test
  void labelsThatAreDrawnAreShownOverTheRow(Browse browse) {
    Crew crew = Crew.of(Subject.SCENES);
    haveTwoLabels(crew);
    crew.importRows("scene", 1);
    crew.act(crew.labeller(), crew.claim(crew.labeller()), "submit", crew.subject().label());
    String second = crew.claim(crew.otherLabeller());
    crew.act(crew.otherLabeller(), second, "submit", crew.subject().otherLabel());

    Desk lead = Desk.next(browse, crew, crew.lead());
    Locator both = lead.page().getByLabel("Two labels");
    assertThat(both.getByRole(AriaRole.IMG, inside("scene-0"))).hasCount(2);
    assertThat(both.getByRole(AriaRole.IMG, inside("Only here"))).hasCount(2);
    lead.press("a");
    assertThat(both.getByRole(AriaRole.BUTTON, inside(crew.labeller().name())))
        .hasAttribute("aria-pressed", "true");
    browse.expectAccessible(lead.page());
    browse.keep(lead.page(), "two-labels-drawn");
  }

  private static void haveTwoLabels(Crew crew) {
    String policy =
        crew.subject()
            .project(crew.name())
            .replace("staged-review", "two-labels")
            .replaceFirst("\"name\":\"[^\"]*\",\"mediaType\":\"[^\"]*\",", "");
    assertEquals(200, crew.manager().http().put(crew.api("/policy"), policy).status());
  }

  private static Crew projectOfTwoLabels(Browse browse) {
    Crew crew = Crew.of(Subject.TEXTS);
    String name = "two labels of " + crew.name();
    Page page = browse.as(crew.manager(), "/projects/new");
    page.getByRole(AriaRole.RADIO, named("Texts: choose a class")).click();
    page.getByPlaceholder("product-images").fill(name);
    page.getByRole(AriaRole.TAB, named("Review")).click();
    page.getByText("Two independent labels").click();
    page.getByRole(AriaRole.BUTTON, named("Remove review 2")).click();
    page.getByRole(AriaRole.BUTTON, named("Remove review 1")).click();
    page.getByRole(AriaRole.BUTTON, named("Create project")).click();
    page.waitForURL("**/projects/*/start");
    return crew.in(page.url().replaceAll(".*/projects/([^/]*)/.*", "$1"), name);
  }

  /** Nothing on the page is of the other person. */
  private static void requireUnseen(Desk desk, User other) {
    assertThat(desk.page().getByText(other.name())).hasCount(0);
    assertThat(desk.page().getByLabel("Earlier")).hasCount(0);
    assertThat(desk.page().getByLabel("Two labels")).hasCount(0);
  }

  private static void requireBothShown(Desk desk, Crew crew) {
    Locator both = desk.page().getByLabel("Two labels");
    assertThat(both.getByRole(AriaRole.HEADING, inside(crew.labeller().name()))).isVisible();
    assertThat(both.getByRole(AriaRole.HEADING, inside(crew.otherLabeller().name()))).isVisible();
    assertThat(both.getByText("Question")).isVisible();
    assertThat(both.getByText("Complaint")).isVisible();
  }

  private static void requireChosen(Desk desk, String option) {
    Locator questions = desk.page().getByRole(AriaRole.REGION, named("Questions"));
    assertThat(questions.getByRole(AriaRole.BUTTON, inside(option)))
        .hasAttribute("aria-pressed", "true");
  }

  private static void requireAccepted(
      Browse browse, Crew crew, String row, String said, String how) {
    Page page = browse.as(crew.auditor(), "/projects/" + crew.project() + "/rows/" + row);
    assertThat(page.getByLabel("Who, when, which")).containsText(how);
    assertThat(page.getByLabel("History", exactly())).containsText(accepted(said));
    browse.expectAccessible(page);
    browse.keep(page, "two-labels-" + said);
  }

  private static Pattern accepted(String said) {
    return Pattern.compile("accepted .*" + said);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions inside(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
