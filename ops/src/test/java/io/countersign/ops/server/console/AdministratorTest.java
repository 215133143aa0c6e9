package io.countersign.ops.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.countersign.ops.cli.CommandLineInterface;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.LogInPage;
import io.countersign.ops.server.console.browser.Subject;
import io.countersign.ops.server.console.browser.User;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects, imports, models, people and tokens, as those who set them up see them. */
@ConsoleTest
class AdministratorTest {
  private static final double A_MINUTE = 60_000;
  private static final Crew CREW = Crew.of(Subject.IMAGES);
  private static final int ENOUGH_TO_TRAIN = 24;

  @Test
  void aProjectIsMadeFromATemplateByKeyboard(Browse browse) {
    Page page = browse.as(CREW.manager(), "/projects/new");
    page.getByRole(AriaRole.RADIO, named("Texts: choose a class")).focus();
    page.keyboard().press("Space");
    page.getByPlaceholder("product-images").focus();
    page.keyboard().type("topics of " + CREW.name());
    browse.expectAccessible(page);
    browse.keep(page, "new-project");
    page.keyboard().press("Control+s");
    assertThat(page.getByRole(AriaRole.HEADING, named("Next steps"))).isVisible();
    assertThat(page.getByText("countersign import")).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "next-steps");
  }

  @Test
  void theCommandOnAPageDoesWhatItSaysWhenItIsPasted(Browse browse, @TempDir Path folder)
      throws IOException {
    Crew crew = Crew.of(Subject.TEXTS);
    Page page = browse.as(crew.manager(), "/projects/" + crew.project() + "/batches");
    String command = page.locator("pre").first().textContent();
    String token =
        crew.manager()
            .http()
            .post("/api/v1/tokens", "{\"name\":\"t\"}")
            .json()
            .path("token")
            .asString();
    Path rows = folder.resolve("rows.ndjson");
    Files.writeString(rows, crew.subject().lines("pasted", 2));

    List<String> words = new ArrayList<>(words(command));
    assertEquals("countersign", words.remove(0));
    words.replaceAll(word -> word.equals("rows.ndjson") ? rows.toString() : word);
    words.add("--token=" + token);

    assertEquals(0, CommandLineInterface.run(words.toArray(String[]::new)));
    page.reload();
    assertThat(page.getByText("first", new Page.GetByTextOptions().setExact(true))).isVisible();
  }

  /** The words of a command as a shell takes them apart. */
  private static List<String> words(String command) throws IOException {
    Process shell =
        new ProcessBuilder("bash", "-c", "printf '%s\\0' " + command.replace("\n", " ")).start();
    String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return List.of(words.split("\0"));
  }

  @Test
  void aPersonIsSuggestedByTheBeginningOfTheirName(Browse browse) {
    User stranger = Crew.stranger();
    Page page = browse.as(CREW.manager(), "/projects/" + CREW.project() + "/people");
    page.getByRole(AriaRole.COMBOBOX, named("Name"))
        .pressSequentially(stranger.name().substring(0, 6).toUpperCase(Locale.ROOT));
    page.getByRole(AriaRole.OPTION, named(stranger.name())).click();
    page.getByRole(AriaRole.BUTTON, named("Add")).click();
    assertThat(page.getByText(stranger.name() + " was added to the project")).isVisible();
  }

  @Test
  void aNameThatTheServerWouldRefuseIsToldWhileTyping(Browse browse) {
    Page page = browse.as(CREW.manager(), "/projects/new");
    page.getByPlaceholder("product-images").fill("-x");
    assertThat(page.getByText("a letter or digit first")).isVisible();
  }

  @Test
  void aFileIsImportedAndWhatFailedIsShown(Browse browse) {
    Page page = browse.as(CREW.manager(), "/projects/" + CREW.project() + "/import");
    String lines = CREW.subject().lines("page", 3) + "\n{\"key\":\"broken\"}\n";
    page.getByLabel("Files to import")
        .setInputFiles(
            new FilePayload(
                "page.ndjson", "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8)));
    page.getByRole(AriaRole.BUTTON, named("Import 1 file")).click();
    assertThat(page.getByText("Done.")).isVisible();
    assertThat(page.getByText("{\"key\":\"broken\"}", exactly())).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "import");
  }

  private static void choose(Page page, String file, byte[] content) {
    page.getByLabel("Files to import").setInputFiles(new FilePayload(file, "", content));
  }

  @Test
  void aTableOfAnotherProgramIsMappedAndLookedAtBeforeItComesIn(Browse browse) {
    Crew crew = Crew.of(Subject.TEXTS);
    Page page = browse.as(crew.manager(), "/projects/" + crew.project() + "/import");
    byte[] table =
        "id;Satz;Anmerkung;shop\nt1;für dich;x;north\nt2;für mich;y;south\n"
            .getBytes(Charset.forName("windows-1252"));
    choose(page, "table.csv", table);
    assertThat(page.getByText("Read as CSV, separated by semicolons, in Windows-1252."))
        .isVisible();
    Locator send = page.getByRole(AriaRole.BUTTON, named("Import 1 file"));
    assertThat(page.getByText("Choose a column for the text.")).isVisible();
    assertThat(send).isDisabled();
    page.getByRole(AriaRole.COMBOBOX, named("Satz")).click();
    page.getByRole(AriaRole.OPTION, named("Text")).click();
    page.getByRole(AriaRole.COMBOBOX, named("Anmerkung")).click();
    page.getByRole(AriaRole.OPTION, named("Leave out")).click();
    Locator preview = page.getByRole(AriaRole.TABLE, named("Preview"));
    assertThat(preview.getByText("für dich")).isVisible();
    assertThat(preview.getByText("shop: north")).isVisible();
    assertThat(page.getByText("--map key:id,text:Satz,ignore:Anmerkung,metadata:shop")).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "import-mapping");
    send.click();
    assertThat(page.getByText("Done.")).isVisible();
    assertThat(page.getByText("New rows2")).isVisible();
  }

  @Test
  void whatTheServerRefusesIsNotOfferedToBeSentAgain(Browse browse) {
    Crew crew = Crew.of(Subject.TEXTS);
    browse.expect("refused: 400 POST .*/batches");
    Page page = browse.as(crew.manager(), "/projects/" + crew.project() + "/import");
    String rows = "key,text\n" + "k,text\n".repeat(20_000) + "open,\"text\n";
    choose(page, "table.csv", rows.getBytes(StandardCharsets.UTF_8));
    page.getByRole(AriaRole.BUTTON, named("Import 1 file")).click();
    assertThat(page.getByText("breaks at line")).isVisible();
    assertThat(page.getByRole(AriaRole.BUTTON, named("Send again"))).isHidden();
  }

  @Test
  void aChangeThatOthersOvertookIsPutOnTopOfTheirs(Browse browse) {
    Crew crew = Crew.of(Subject.IMAGES);
    Page page = browse.as(crew.manager(), "/projects/" + crew.project() + "/settings?tab=review");
    page.getByLabel("Share of rows").last().fill("50");
    page.getByRole(AriaRole.BUTTON, named("Review and save")).click();
    assertThat(page.getByText("\"acceptance\" sees 50% of the rows instead of 0%")).isVisible();
    assertThat(page.getByText("Human decisions per 100 rows")).isVisible();
    overtake(crew);
    assertThat(page.getByText("The instructions are reworded")).isVisible();
    browse.keep(page, "overtaken");
    page.getByRole(AriaRole.BUTTON, named("Apply my edits to version 2")).click();
    page.getByRole(AriaRole.BUTTON, named("Save as version 3")).click();
    assertThat(page.getByText("Nothing changed")).isVisible();
    assertThat(page.getByText("· version 3")).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "settings");
  }

  private static void overtake(Crew crew) {
    String policy = crew.subject().project(crew.name()).replace("Look *closely*", "Look twice");
    String body = policy.replaceFirst("\"name\":\"[^\"]*\",\"mediaType\":\"[^\"]*\",", "");
    assertEquals(200, crew.manager().http().put(crew.api("/policy"), body).status());
  }

  @Test
  void somebodyIsBroughtIntoTheProject(Browse browse) {
    User zoe = Crew.stranger();
    Page page = browse.as(CREW.manager(), "/projects/" + CREW.project() + "/people");
    page.getByRole(AriaRole.COMBOBOX, exactlyNamed("Name")).fill(zoe.name());
    page.getByRole(AriaRole.BUTTON, exactlyNamed("Add")).click();
    assertThat(page.getByLabel(zoe.name() + " is labeller")).isChecked();
    browse.expectAccessible(page);
    browse.keep(page, "people");
  }

  @Test
  void aRoleIsGivenOnceItIsClearWhatItLetsDo(Browse browse) {
    Crew crew = Crew.of(Subject.TEXTS);
    Page page = browse.as(crew.manager(), "/projects/" + crew.project() + "/people");
    String name = crew.auditor().name();
    Locator reviewer = page.getByLabel(name + " is reviewer");
    reviewer.click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("Make " + name + " a reviewer?");
    assertThat(dialog).containsText("reads everything, changes nothing");
    assertThat(dialog).containsText("reviews labels that others wrote");
    assertThat(dialog).containsText("do not see which rows have a known answer");
    browse.expectAccessible(page);
    browse.keep(page, "role-change");
    dialog.getByRole(AriaRole.BUTTON, in("Cancel")).click();
    assertThat(reviewer).not().isChecked();
    reviewer.click();
    confirm(page, "Change roles");
    assertThat(reviewer).isChecked();
    page.getByLabel(crew.lead().name() + " is lead").click();
    assertThat(dialog).containsText("Remove " + crew.lead().name() + " from the project?");
    confirm(page, "Remove");
    assertThat(page.getByLabel(crew.lead().name() + " is lead")).isHidden();
  }

  @Test
  void whoeverIsDeactivatedIsOutUntilActivatedAgain(Browse browse) {
    User zoe = Crew.stranger();
    Page page = browse.as(Crew.admin(), "/admin/people");
    Page zoes = browse.as(zoe, "/account");
    Locator find = page.getByLabel("Find people by name");
    find.fill("nobody of this name");
    assertThat(page.getByText("No one found.")).isVisible();
    find.fill(zoe.name().toUpperCase(Locale.ROOT));
    page.getByRole(AriaRole.BUTTON, exactlyNamed("Deactivate " + zoe.name())).click();
    browse.expectAccessible(page);
    confirm(page, "Deactivate");
    Locator activate = page.getByRole(AriaRole.BUTTON, exactlyNamed("Activate " + zoe.name()));
    assertThat(activate).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "all-people");
    browse.expect("refused: 401");
    zoes.reload();
    assertThat(LogInPage.of(zoes).name()).isVisible();
    activate.click();
    confirm(page, "Activate");
    assertThat(activate).isHidden();
    LogInPage.of(zoes).logIn(zoe.name(), zoe.password());
  }

  @Test
  void whoAloneRunsTheInstallationStays(Browse browse) {
    browse.expect("refused: 409 PUT .*/users/");
    Page page = browse.as(Crew.admin(), "/admin/people");
    page.getByRole(AriaRole.BUTTON, exactlyNamed("Deactivate admin")).click();
    confirm(page, "Deactivate");
    assertThat(page.getByText("This is the only administrator")).isVisible();
  }

  private static void confirm(Page page, String what) {
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(what))
        .click();
  }

  @Test
  void aTokenIsMadeShownOnceAndRevoked(Browse browse) {
    Page page = browse.as(CREW.auditor(), "/account");
    page.getByPlaceholder("nightly import").fill("from the page");
    page.getByRole(AriaRole.BUTTON, named("Create token")).click();
    assertThat(page.getByText("shown only once")).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "account");
    page.getByRole(AriaRole.BUTTON, named("Revoke from the page")).click();
    page.getByRole(AriaRole.BUTTON, exactlyNamed("Revoke")).click();
    assertThat(page.getByText("No tokens yet.")).isVisible();
  }

  @Test
  void anAdministratorRevokesTheTokenOfSomebodyElse(Browse browse) {
    User zoe = Crew.stranger();
    assertEquals(201, zoe.http().post("/api/v1/tokens", "{\"name\":\"script\"}").status());
    Page page = browse.as(Crew.admin(), "/admin/people");
    page.getByLabel("Find people by name").fill(zoe.name());
    page.getByRole(AriaRole.BUTTON, exactlyNamed("Tokens of " + zoe.name())).click();
    Locator revoke = page.getByRole(AriaRole.BUTTON, exactlyNamed("Revoke script"));
    assertThat(revoke).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "tokens-of-somebody");
    revoke.click();
    page.getByRole(AriaRole.BUTTON, exactlyNamed("Revoke")).click();
    assertThat(page.getByText("No tokens.")).isVisible();
  }

  private static Page trained(Browse browse, Crew crew) {
    crew.importRows("spring", ENOUGH_TO_TRAIN);
    for (int i = 0; i < ENOUGH_TO_TRAIN; i++) {
      String label = i % 2 == 0 ? crew.subject().label() : crew.subject().otherLabel();
      crew.act(crew.labeller(), crew.claim(crew.labeller()), "submit", label);
    }
    crew.approve(ENOUGH_TO_TRAIN);
    Page page = browse.as(crew.manager(), "/projects/" + crew.project() + "/models");
    page.getByRole(AriaRole.BUTTON, named("Train from accepted rows")).click();
    page.getByRole(AriaRole.DIALOG).getByLabel("Name").fill("m-" + crew.name());
    page.getByRole(AriaRole.BUTTON, exactlyNamed("Train")).click();
    return page;
  }

  @Test
  void aThresholdIsTriedOnASampleAndUsed(Browse browse) {
    Page page = trained(browse, Crew.of(Subject.IMAGES));
    page.getByRole(AriaRole.DIALOG).getByText("Try a threshold").click();
    assertThat(page.getByText("Accepted automatically")).isVisible();
    Locator accept = page.getByRole(AriaRole.TEXTBOX, named("Accept from"));
    accept.fill("99");
    browse.expectAccessible(page);
    browse.keep(page, "threshold");
    page.getByRole(AriaRole.BUTTON, named("Use this threshold")).click();
    page.getByRole(AriaRole.BUTTON, named("Save as version 2")).click();
    assertThat(page.getByText("Saved as version 2")).isVisible();
  }

  @Test
  void aTrainedModelIsACandidateUntilItsVersionIsUsed(Browse browse) {
    Crew crew = Crew.of(Subject.IMAGES);
    Page page = trained(browse, crew);
    assertThat(page.getByText("It is a candidate: it proposes nothing until you use it"))
        .isVisible();
    page.reload();
    String version = "m-" + crew.name() + " 1";
    Locator row = page.getByRole(AriaRole.ROW).filter(withText(version)).first();
    assertThat(row).containsText("Candidate");
    page.getByRole(AriaRole.BUTTON, named("Report of " + version)).click();
    assertThat(page.getByText("Right on rows it had not seen")).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "candidate");

    page.getByRole(AriaRole.BUTTON, named("Use this version… (" + version)).click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog.getByText("Worked out from the last 24 rows")).isVisible();
    browse.expectAccessible(page);
    browse.keep(page, "use-version");
    dialog.getByRole(AriaRole.BUTTON, in("Save as version 2")).click();
    assertThat(row).containsText("In use here");
    assertEquals(
        "1", crew.manager().http().get(crew.api("")).json().at("/preLabel/version").asString());
  }

  @Test
  void thoseWhoRunTheInstallationVerifyItsStores(Browse browse) {
    Page page = browse.as(Crew.admin(), "/admin/system");
    page.getByRole(AriaRole.BUTTON, named("Verify now")).click();
    assertThat(page.getByText("were compared"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(A_MINUTE));
    browse.expectAccessible(page);
    browse.keep(page, "system");
  }

  @Test
  void whoeverLeavesUnsavedChangesIsAsked(Browse browse) {
    Page page =
        browse.as(CREW.manager(), "/projects/" + CREW.project() + "/settings?tab=instructions");
    page.getByRole(AriaRole.TEXTBOX, named("Instructions")).fill("# Anew");
    page.getByRole(AriaRole.LINK, exactlyNamed("People")).click();
    assertThat(page.getByText("Leave without saving?")).isVisible();
    page.getByRole(AriaRole.BUTTON, exactlyNamed("Stay")).click();
    assertThat(page.getByRole(AriaRole.TEXTBOX, named("Instructions"))).hasValue("# Anew");
  }

  private static Locator.GetByRoleOptions in(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions exactlyNamed(String name) {
    return named(name).setExact(true);
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
