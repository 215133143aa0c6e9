package io.countersign.ops.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExportTest {
  private final Staff staff = Staff.ofTexts();

  @Test
  void writesTheFormatThatIsAskedFor() {
    Answer imported = staff.importLines("b", "{\"key\":\"=a\",\"text\":\"one\"}\n");
    String atLeast = "&atLeast=" + imported.json().path("position").asLong();

    Answer lines = staff.auditor().get(staff.path("/export?format=ndjson" + atLeast));
    Answer records = staff.auditor().get(staff.path("/export?format=csv" + atLeast));

    assertThat(lines.header("content-type")).hasValue("application/x-ndjson");
    assertThat(lines.body()).startsWith("{\"key\":\"=a\",").hasLineCount(1);
    assertThat(records.header("content-type").orElseThrow()).startsWith("text/csv");
    assertThat(records.header("content-disposition").orElseThrow()).contains(".csv");
    assertThat(records.body())
        .startsWith("key,dataRow,state,")
        .contains("\r\n'=a,")
        .hasLineCount(2);
  }

  @Test
  void writesTheRowsThatTheListWouldShow() {
    staff.importTexts("spring", 2);
    Answer imported = staff.importLines("autumn", "{\"key\":\"last\",\"text\":\"one\"}\n");
    String atLeast = "&atLeast=" + imported.json().path("position").asLong();
    for (String filter : List.of("batch=spring", "key=spring-")) {
      Answer lines = staff.auditor().get(staff.path("/export?" + filter + atLeast));
      assertThat(lines.body().lines())
          .allMatch(line -> line.startsWith("{\"key\":\"spring-"))
          .hasSize(2);
    }
    Answer none = staff.auditor().get(staff.path("/export?reviewed=true&state=LABEL" + atLeast));
    assertThat(none.body()).isEmpty();
    Answer unknown = staff.auditor().get(staff.path("/export?batch=winter"));
    assertThat(unknown.code()).isEqualTo("BATCH_NOT_FOUND");
  }

  /** A table of rows says what was labelled, where it came from and who did it. */
  @Test
  void saysWhatWasLabelledAndByWhom() {
    staff.importLines(
        "spring", "{\"key\":\"a\",\"text\":\"one\\ntwo\",\"metadata\":{\"shelf\":4}}\n");
    String task = staff.claimNext(staff.labeller()).json().path("id").asString();
    Answer done = staff.labeller().post("/api/v1/tasks/" + task + "/submit", Staff.HAM);
    String atLeast = "&atLeast=" + done.json().path("position").asLong();

    JsonNode line =
        Http.JSON.readTree(staff.auditor().get(staff.path("/export?key=a" + atLeast)).body());
    assertThat(line.path("text").asString()).isEqualTo("one\ntwo");
    assertThat(line.path("mediaType").asString()).isEqualTo("text/plain");
    assertThat(line.path("bytes").asLong()).isEqualTo(7);
    assertThat(line.path("batchName").asString()).isEqualTo("spring");
    assertThat(line.path("metadata").path("shelf").asString()).isEqualTo("4");
    assertThat(staff.auditor().get(line.path("contentUrl").asString()).body())
        .isEqualTo("one\ntwo");
    String labeller = staff.labeller().get("/api/v1/me").json().path("name").asString();
    assertThat(line.path("labels").get(0).path("authorName").asString()).isEqualTo(labeller);
    assertThat(staff.auditor().get(staff.path("/export?format=csv&key=a")).body())
        .contains(",spring,\"one\ntwo\",,")
        .contains("\"{\"\"shelf\"\":\"\"4\"\"}\"", labeller);
  }

  @Test
  void refusesAnUnknownFormatAndNamesThoseKnown() {
    Answer answer = staff.auditor().get(staff.path("/export?format=xml"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("PARAMETER_INVALID");
    assertThat(answer.body()).contains("Expected one of ndjson, csv");
  }
}
