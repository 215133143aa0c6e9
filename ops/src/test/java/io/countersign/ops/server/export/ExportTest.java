package io.countersign.ops.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  @Test
  void refusesAnUnknownFormatAndNamesThoseKnown() {
    Answer answer = staff.auditor().get(staff.path("/export?format=xml"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("PARAMETER_INVALID");
    assertThat(answer.body()).contains("Expected one of ndjson, csv");
  }
}
