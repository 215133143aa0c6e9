package io.countersign.ops.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.countersign.ops.server.console.browser.Browse;
import io.countersign.ops.server.console.browser.Crew;
import io.countersign.ops.server.console.browser.Subject;
import io.countersign.ops.server.console.browser.User;
import io.countersign.ops.server.console.browser.Walk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page, on a wide and on a narrow screen: axe finds nothing on it. */
@ConsoleTest
class EveryPageTest {
  private static final int HEIGHT = 900;
  private static final List<String> PLACES =
      List.of("/", "/projects/new", "/admin/models", "/admin/people", "/admin/system", "/account");
  private static final List<String> OF_A_PROJECT =
      List.of(
          "",
          "/flow",
          "/batches",
          "/tasks",
          "/rows",
          "/events",
          "/people",
          "/models",
          "/settings",
          "/settings?tab=review",
          "/import",
          "/start");

  private static Crew crew;
  private static String batch;
  private static String row;

  @BeforeAll
  static void aProjectUnderWay() {
    crew = Crew.of(Subject.IMAGES);
    batch = crew.importRows("page", 4);
    crew.label(3);
    crew.approve(1);
    crew.reject(1);
    row =
        crew.auditor()
            .http()
            .get("/api/v1/data-rows?key=page-0")
            .json()
            .at("/items/0/id")
            .asString();
  }

  private static List<String> addresses() {
    String project = "/projects/" + crew.project();
    List<String> addresses = new ArrayList<>(PLACES);
    OF_A_PROJECT.forEach(place -> addresses.add(project + place));
    addresses.add(project + "/batches/" + batch);
    addresses.add(project + "/rows/" + row);
    return addresses;
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void axeFindsNothingOnAnyPage(int width, Browse browse) {
    List<String> amiss = new ArrayList<>();
    Page nobody = browse.asNobody("/");
    nobody.setViewportSize(width, HEIGHT);
    look(browse, nobody, amiss);
    amiss.addAll(amissFor(browse, Crew.admin(), addresses(), width));
    String task = crew.claim(crew.labeller());
    List<String> work = List.of("/my-work", "/my-work/tasks/" + task);
    amiss.addAll(amissFor(browse, crew.labeller(), work, width));
    crew.act(crew.labeller(), task, "release", "{}");
    assertThat(amiss).isEmpty();
  }

  private static List<String> amissFor(
      Browse browse, User person, List<String> addresses, int width) {
    List<String> amiss = new ArrayList<>();
    Page page = browse.windowOf(person);
    page.setViewportSize(width, HEIGHT);
    for (String address : addresses) {
      page.navigate(address);
      look(browse, page, amiss);
    }
    return amiss;
  }

  private static void look(Browse browse, Page page, List<String> amiss) {
    Walk.settle(page);
    try {
      browse.expectWholePageAccessible(page);
    } catch (AssertionError found) {
      amiss.add(found.getMessage());
    }
  }
}
