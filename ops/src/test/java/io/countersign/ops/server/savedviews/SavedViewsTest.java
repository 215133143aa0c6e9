package io.countersign.ops.server.savedviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SavedViewsTest {
  private final Staff staff = Staff.ofTexts();

  private Answer keep(Http person, String name, String query) {
    return person.put(
        staff.path("/saved-views"), "{\"name\":\"%s\",\"query\":%s}".formatted(name, query));
  }

  private List<String> names(Http person) {
    JsonNode items = person.get(staff.path("/saved-views")).json().path("items");
    return items.valueStream().map(view -> view.path("name").asString()).toList();
  }

  @Test
  void keepsAViewForWhoeverSavedItAndForNobodyElse() {
    Answer kept = keep(staff.auditor(), " Late reviews", "{\"state\":\"REVIEW\",\"sort\":\"DUE\"}");
    assertThat(kept.status()).as(kept.body()).isEqualTo(200);
    keep(staff.auditor(), "All", "{}");
    assertThat(names(staff.auditor())).containsExactly("All", "Late reviews");
    assertThat(names(staff.manager())).isEmpty();
    String id = kept.json().path("id").asString();

    JsonNode again = keep(staff.auditor(), "Late reviews", "{\"state\":\"REWORK\"}").json();
    assertThat(again.path("id").asString()).isEqualTo(id);
    assertThat(again.path("query").path("state").asString()).isEqualTo("REWORK");
    assertThat(again.path("query").has("sort")).isFalse();

    assertThat(staff.manager().delete(staff.path("/saved-views/" + id)).status()).isEqualTo(204);
    assertThat(names(staff.auditor())).hasSize(2);
    assertThat(staff.auditor().delete(staff.path("/saved-views/" + id)).status()).isEqualTo(204);
    assertThat(names(staff.auditor())).containsExactly("All");
  }

  @Test
  void refusesWhatNoListTakes() {
    assertThat(keep(staff.auditor(), "x", "{\"colour\":\"red\"}").body())
        .contains("INPUT_INVALID", "\"path\":\"query.colour\"");
    assertThat(keep(staff.auditor(), "x", "{\"state\":\"\"}").body())
        .contains("\"path\":\"query.state\"");
    assertThat(keep(staff.auditor(), "x", "{\"key\":\"%s\"}".formatted("a".repeat(501))).body())
        .contains("\"path\":\"query.key\"");
    assertThat(keep(staff.auditor(), " ", "{}").body()).contains("\"path\":\"name\"");
    assertThat(names(staff.auditor())).isEmpty();
  }

  @Test
  void keepsNoMoreThanAMenuCanShow() {
    for (int i = 0; i < SavedViews.MOST; i++) {
      assertThat(keep(staff.auditor(), "view " + i, "{}").status()).isEqualTo(200);
    }
    Answer refused = keep(staff.auditor(), "one more", "{}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("Expected at most 50 saved views");
    assertThat(keep(staff.auditor(), "view 7", "{\"state\":\"REVIEW\"}").status()).isEqualTo(200);
  }
}
