package io.countersign.ops.server.batches;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Batches and projects that are put away, and come back. */
class ArchiveTest {
  private final Staff staff = Staff.ofTexts();

  private long done(String path) {
    Answer answer = staff.manager().post(path, "");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("position").asLong();
  }

  private List<String> batches(String query) {
    return staff
        .manager()
        .get(staff.path("/batches?" + query))
        .json()
        .path("items")
        .valueStream()
        .map(batch -> batch.path("name").asString())
        .toList();
  }

  @Test
  void nobodyWorksOnAnArchivedBatchUntilItIsRestored() {
    String batch = "/api/v1/batches/" + staff.importTexts("away", 2);
    assertThat(staff.lead().post(batch + "/archive", "").status()).isEqualTo(403);
    long position = done(batch + "/archive");
    assertThat(staff.claimNext(staff.labeller()).status()).isEqualTo(204);
    assertThat(batches("atLeast=" + position)).isEmpty();
    assertThat(batches("archived=true")).containsExactly("away");
    assertThat(staff.importLines("away", "{\"key\":\"more\",\"text\":\"one more\"}").code())
        .isEqualTo("BATCH_ARCHIVED");
    position = done(batch + "/restore");
    assertThat(batches("atLeast=" + position)).containsExactly("away");
    assertThat(staff.claimNext(staff.labeller()).status()).isEqualTo(200);
  }

  @Test
  void anArchivedProjectTakesNothingInAndLeavesTheList() {
    staff.importTexts("rows", 1);
    done(staff.path("/archive"));
    done(staff.path("/archive"));
    assertThat(staff.claimNext(staff.labeller()).status()).isEqualTo(204);
    assertThat(staff.importLines("new", "{\"key\":\"k\",\"text\":\"t\"}").code())
        .isEqualTo("PROJECT_ARCHIVED");
    assertThat(projects("")).doesNotContain(staff.project());
    assertThat(projects("?archived=true")).contains(staff.project());
    done(staff.path("/restore"));
    assertThat(projects("")).contains(staff.project());
    assertThat(staff.claimNext(staff.labeller()).status()).isEqualTo(200);
  }

  private List<String> projects(String query) {
    return staff
        .labeller()
        .get("/api/v1/projects" + query)
        .json()
        .path("items")
        .valueStream()
        .map(project -> project.path("id").asString())
        .toList();
  }
}
