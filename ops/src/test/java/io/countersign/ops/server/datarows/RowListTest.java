package io.countersign.ops.server.datarows;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Finds and sorts rows, as the list, its pages and the export do alike. */
class RowListTest {
  private static final String LINES =
      """
      {"key":"c","text":"The Red fox","metadata":{"shelf":"4","lang":"en"}}
      {"key":"a","text":"a blue whale","metadata":{"shelf":"5"}}
      {"key":"b","text":"ÄRGER mit dem Fuchs","metadata":{"shelf":"4","lang":"de"}}
      """;

  private final Staff staff = Staff.ofTexts();
  private long position;

  @BeforeEach
  void importRows() {
    Answer imported = staff.importLines("spring", LINES);
    assertThat(imported.json().path("registered").asInt()).as(imported.body()).isEqualTo(3);
    position = imported.json().path("position").asLong();
  }

  private JsonNode page(Http person, String query) {
    Answer page = person.get(staff.path("/data-rows?atLeast=" + position + query));
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    return page.json();
  }

  private static List<String> keys(JsonNode page) {
    return page.path("items").valueStream().map(row -> row.path("key").asString()).toList();
  }

  /** Page by page, as short as pages may be. */
  private List<String> everyKey(String query) {
    List<String> keys = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = page(staff.auditor(), "&limit=1" + query + after);
      keys.addAll(keys(page));
      after = page.has("next") ? "&after=" + page.path("next").asString() : "";
    } while (!after.isEmpty());
    return keys;
  }

  private List<String> exported(String query) {
    Answer export = staff.auditor().get(staff.path("/export?atLeast=" + position + query));
    assertThat(export.status()).as(export.body()).isEqualTo(200);
    return export
        .body()
        .lines()
        .map(line -> Http.JSON.readTree(line).path("key").asString())
        .toList();
  }

  @Test
  void findsRowsByMetadata() {
    for (Http person : List.of(staff.auditor(), staff.labeller())) {
      assertThat(keys(page(person, "&metadata=shelf%3D4"))).containsExactly("c", "b");
    }
    assertThat(keys(page(staff.auditor(), "&metadata=shelf%3D"))).isEmpty();
    assertThat(exported("&metadata=lang%3Dde")).containsExactly("b");
    for (String wrong : List.of("shelf", "shelf%3D" + "4".repeat(300))) {
      Answer refused = staff.auditor().get(staff.path("/data-rows?metadata=" + wrong));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body()).contains("\"path\":\"metadata\"");
    }
  }

  @Test
  void findsRowsByTheirTextsInWhateverCase() {
    assertThat(keys(page(staff.auditor(), "&text=red%20FOX"))).containsExactly("c");
    assertThat(everyKey("&text=%C3%A4rger")).containsExactly("b");
    assertThat(everyKey("&text=whale&metadata=shelf%3D4")).isEmpty();
    assertThat(everyKey("&text=the&sort=KEY")).containsExactly("c");
    assertThat(exported("&text=BLUE")).containsExactly("a");
    Answer tooShort = staff.auditor().get(staff.path("/data-rows?text=a"));
    assertThat(tooShort.body()).contains("\"path\":\"text\"", "Expected 2 to 200 characters");
  }

  @Test
  void findsNoTextInAProjectOfImages() {
    Staff images = Staff.of("image/png", Staff.POLICY);
    for (String list : List.of("/data-rows", "/export")) {
      Answer refused = images.auditor().get(images.path(list + "?text=fox"));
      assertThat(refused.code()).isEqualTo("PARAMETER_INVALID");
    }
  }

  @Test
  void findsTheRowsThatAreNamed() {
    JsonNode rows = page(staff.auditor(), "").path("items");
    String ids = rows.get(0).path("id").asString() + "," + rows.get(2).path("id").asString();
    assertThat(keys(page(staff.auditor(), "&ids=" + ids))).containsExactly("c", "b");
    assertThat(exported("&ids=" + ids)).containsExactly("c", "b");
    assertThat(keys(page(staff.auditor(), "&key=b&ids=" + ids))).containsExactly("b");
    Staff others = Staff.ofTexts();
    assertThat(others.auditor().get(others.path("/export?ids=" + ids)).body()).isEmpty();
    Answer refused = staff.auditor().get(staff.path("/data-rows?ids=" + "a,".repeat(201) + "a"));
    assertThat(refused.status()).isEqualTo(400);
  }

  @Test
  void findsRowsByWhyTheyWereRejectedOrSkipped() {
    String task = staff.claimNext(staff.labeller()).json().path("id").asString();
    String skip = "{\"reason\":\"CANNOT_BE_READ\"}";
    position =
        staff
            .labeller()
            .post("/api/v1/tasks/" + task + "/skip", skip)
            .json()
            .path("position")
            .asLong();
    assertThat(keys(page(staff.labeller(), "&reason=CANNOT_BE_READ"))).hasSize(1);
    assertThat(exported("&reason=CANNOT_BE_READ&state=SKIPPED")).hasSize(1);
    assertThat(keys(page(staff.labeller(), "&reason=WRONG_CLASS"))).isEmpty();
  }

  @Test
  void sortsRowsOverPages() {
    assertThat(everyKey("")).containsExactly("c", "a", "b");
    assertThat(everyKey("&sort=KEY")).containsExactly("a", "b", "c");
    assertThat(everyKey("&sort=KEY&descending=true")).containsExactly("c", "b", "a");
    assertThat(everyKey("&sort=DUE")).containsExactly("c", "a", "b");
    Answer unknown = staff.auditor().get(staff.path("/data-rows?sort=SIZE"));
    assertThat(unknown.status()).isEqualTo(400);
    String next = page(staff.auditor(), "&sort=KEY&limit=1").path("next").asString();
    Answer other = staff.auditor().get(staff.path("/data-rows?sort=DUE&after=" + next));
    assertThat(other.status()).isEqualTo(400);
  }

  /** What a model proposed of a row that waits is not for those who label it. */
  @Test
  void sortsByConfidenceForThoseWhoOverseeOnly() {
    Answer refused = staff.labeller().get(staff.path("/data-rows?sort=CONFIDENCE"));
    assertThat(refused.code()).isEqualTo("ROLE_MISSING");
    assertThat(keys(page(staff.auditor(), "&sort=CONFIDENCE"))).hasSize(3);
    assertThat(keys(page(staff.lead(), "&sort=CONFIDENCE"))).isEmpty();
  }
}
