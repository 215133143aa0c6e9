package io.countersign.ops.server.rowchanges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.ulid.UlidCreator;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.fixture.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many rows at once: looked at before, changed one by one, and undone. */
class RowChangesTest {
  private static final String WITHDRAW = "{\"action\":\"WITHDRAW\",\"reason\":\"no consent\"}";
  private static final String REOPEN = "{\"action\":\"REOPEN\",\"reason\":\"wrong all over\"}";
  private static final String REQUEUE = "{\"action\":\"REQUEUE\",\"reason\":\"can be read\"}";
  private static final String RESTORE = "{\"action\":\"RESTORE\"}";

  private final Staff staff = Staff.ofTexts();

  private String act(Http person, String action, String body) {
    String task = staff.claimNext(person).json().path("id").asString();
    Answer done = person.post("/api/v1/tasks/" + task + "/" + action, body);
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    return done.json().path("dataRow").asString();
  }

  /** A row that somebody labelled and others approved of. */
  private String accepted(Http labeller) {
    String row = act(labeller, "submit", Staff.SPAM);
    act(staff.reviewer(), "approve", "{}");
    act(staff.lead(), "approve", "{}");
    return row;
  }

  private String skipped() {
    return act(staff.labeller(), "skip", "{\"reason\":\"CANNOT_BE_READ\"}");
  }

  private JsonNode preview(String filter, String form) {
    Answer answer = staff.lead().post(staff.path("/row-changes/preview?" + filter), form);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode change(String filter, String form) {
    caughtUp();
    JsonNode ended =
        Trial.ended(staff.lead(), staff.lead().post(staff.path("/row-changes?" + filter), form));
    assertThat(ended.path("state").asString()).as("%s", ended).isEqualTo("DONE");
    return ended.path("result");
  }

  private JsonNode undo(String change) {
    JsonNode ended =
        Trial.ended(
            staff.lead(), staff.lead().post(staff.path("/row-changes/" + change + "/undo"), ""));
    assertThat(ended.path("state").asString()).as("%s", ended).isEqualTo("DONE");
    return ended.path("result");
  }

  /** Until the lists show what was done. */
  private void caughtUp() {
    long position = staff.lead().get(staff.path("/row-changes")).json().path("position").asLong();
    assertThat(staff.lead().get(staff.path("/data-rows?atLeast=" + position)).status())
        .isEqualTo(200);
  }

  private String state(String row) {
    return staff.lead().get("/api/v1/data-rows/" + row).json().path("state").asString();
  }

  @Test
  void tellsWhatItWouldDoAndWhatItLeavesOut() {
    staff.importTexts("preview", 4);
    skipped();
    String accepted = accepted(staff.labeller());
    staff.claimNext(staff.otherLabeller());
    caughtUp();
    JsonNode reopened = preview("batch=preview", REOPEN);
    assertThat(reopened.path("rows").asLong()).isEqualTo(2);
    assertThat(reopened.path("leftOut").toString())
        .isEqualTo("[{\"code\":\"DATA_ROW_NOT_FINISHED\",\"rows\":2}]");
    JsonNode withdrawn = preview("batch=preview", WITHDRAW);
    assertThat(withdrawn.path("rows").asLong()).isEqualTo(4);
    assertThat(withdrawn.path("workedOn").asLong()).isEqualTo(1);
    assertThat(withdrawn.path("first")).hasSize(4);
    assertThat(state(accepted)).isEqualTo("ACCEPTED");
  }

  @Test
  void sendsBackAllLabelsOfAPersonInABatchAndTakesThatBack() {
    staff.importTexts("kims", 2);
    String first = accepted(staff.labeller());
    String second = accepted(staff.labeller());
    staff.importTexts("theirs", 1);
    String other = accepted(staff.labeller());
    String who = staff.labeller().get("/api/v1/me").json().path("id").asString();
    JsonNode changed = change("batch=kims&author=" + who, REOPEN);
    assertThat(changed.path("changed").asLong()).isEqualTo(2);
    assertThat(List.of(state(first), state(second), state(other)))
        .containsExactly("REVIEW", "REVIEW", "ACCEPTED");
    assertThat(act(staff.reviewer(), "approve", "{}")).isEqualTo(first);
    JsonNode undone = undo(changed.path("change").asString());
    assertThat(undone.path("changed").asLong()).isEqualTo(1);
    assertThat(undone.path("leftOutRows").get(0).path("dataRow").asString()).isEqualTo(first);
    assertThat(undone.path("leftOutRows").get(0).path("key").asString()).startsWith("kims-");
    assertThat(undone.path("leftOutRows").get(0).path("code").asString())
        .isEqualTo("CHANGED_SINCE");
    assertThat(state(second)).isEqualTo("ACCEPTED");
  }

  @Test
  void requeuesSkippedRowsOnly() {
    staff.importTexts("skipped", 2);
    String skipped = skipped();
    String accepted = accepted(staff.labeller());
    caughtUp();
    JsonNode listed = staff.lead().get(staff.path("/data-rows?state=SKIPPED")).json();
    assertThat(listed.path("items").get(0).path("skipReason").asString())
        .isEqualTo("CANNOT_BE_READ");
    JsonNode changed = change("batch=skipped", REQUEUE);
    assertThat(changed.path("changed").asLong()).isEqualTo(1);
    assertThat(state(skipped)).isEqualTo("LABEL");
    assertThat(state(accepted)).isEqualTo("ACCEPTED");
  }

  @Test
  void withdrawsRowsByIdAndRestoresThem() {
    staff.importTexts("ids", 2);
    String accepted = accepted(staff.labeller());
    String stranger = UUID.randomUUID().toString();
    String form =
        "{\"action\":\"WITHDRAW\",\"reason\":\"x\",\"dataRows\":[\"%s\",\"%s\"]}"
            .formatted(accepted, stranger);
    assertThat(change("", form).path("changed").asLong()).isEqualTo(1);
    assertThat(state(accepted)).isEqualTo("WITHDRAWN");
    assertThat(change("batch=ids", RESTORE).path("changed").asLong()).isEqualTo(1);
    assertThat(state(accepted)).isEqualTo("ACCEPTED");
    Answer both = staff.lead().post(staff.path("/row-changes?state=LABEL"), form);
    assertThat(both.code()).isEqualTo("PARAMETER_INVALID");
  }

  @Test
  void rowsOfAnotherProjectAreNotThere() {
    staff.importTexts("mine", 1);
    Staff others = Staff.ofTexts();
    others.importTexts("others", 1);
    String row = others.claimNext(others.labeller()).json().path("dataRow").asString();
    RowChange change = begun(RowAction.WITHDRAW);
    RowsChanged changed = changer().change(change, List.of(new DataRowId(row)), (done, of) -> {});
    assertThat(changed.changed()).isZero();
    assertThat(changed.leftOutRows())
        .extracting(left -> left.code().name())
        .containsExactly("DATA_ROW_NOT_FOUND");
  }

  @Test
  void whatEndedInTheMiddleIsUndoneOrCarriedOn() {
    staff.importTexts("cut", 4);
    caughtUp();
    List<DataRowId> rows = rows("cut");
    RowChange change = begun(RowAction.WITHDRAW);
    assertThatThrownBy(() -> changer().change(change, rows, RowChangesTest::endAtTheThird))
        .isInstanceOf(IllegalStateException.class);
    assertThat(rows.stream().map(row -> state(row.value())))
        .containsExactly("WITHDRAWN", "WITHDRAWN", "LABEL", "LABEL");
    JsonNode rest = change("batch=cut", WITHDRAW);
    assertThat(rest.path("changed").asLong()).isEqualTo(2);
    assertThat(undo(change.id()).path("changed").asLong()).isEqualTo(2);
    assertThat(undo(change.id()).path("changed").asLong()).isZero();
    assertThat(rows.stream().map(row -> state(row.value())))
        .containsExactly("LABEL", "LABEL", "WITHDRAWN", "WITHDRAWN");
    JsonNode latest = staff.lead().get(staff.path("/row-changes")).json().path("items");
    assertThat(latest.valueStream().map(line -> line.path("rows").asLong()))
        .containsExactly(0L, 2L, 2L, 2L);
  }

  private static void endAtTheThird(long done, long total) {
    if (done == 2) {
      throw new IllegalStateException("the node was killed");
    }
  }

  private static RowChanger changer() {
    return TestServer.server().part(RowChanger.class);
  }

  private RowChange begun(RowAction action) {
    RowChange change =
        new RowChange(
            UlidCreator.getMonotonicUlid().toString(),
            new ProjectId(staff.project()),
            action,
            "no consent",
            null,
            UserId.SYSTEM,
            Instant.now());
    TestServer.server().part(RowChangeTable.class).begin(change);
    return change;
  }

  private List<DataRowId> rows(String batch) {
    List<DataRowId> rows = new ArrayList<>();
    staff
        .lead()
        .get(staff.path("/data-rows?batch=" + batch))
        .json()
        .path("items")
        .forEach(row -> rows.add(new DataRowId(row.path("id").asString())));
    return rows;
  }

  @Test
  void refusesWhatIsNotSaid() {
    assertThat(staff.lead().post(staff.path("/row-changes"), "{\"action\":\"WITHDRAW\"}").code())
        .isEqualTo("PARAMETER_INVALID");
    assertThat(staff.lead().post(staff.path("/row-changes?nothing=1"), RESTORE).status())
        .isEqualTo(400);
    assertThat(staff.labeller().post(staff.path("/row-changes"), RESTORE).status()).isEqualTo(403);
    assertThat(staff.lead().post(staff.path("/row-changes/none/undo"), "").code())
        .isEqualTo("ROW_CHANGE_NOT_FOUND");
  }
}
