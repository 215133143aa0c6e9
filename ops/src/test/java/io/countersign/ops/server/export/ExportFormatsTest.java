package io.countersign.ops.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.ops.server.export.ExportFormat.RowWriter;
import io.countersign.projections.row.Acceptance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFormatsTest {
  private static final String HEADER =
      "key,dataRow,state,batch,batchName,text,image,contentUrl,mediaType,bytes,width,height,"
          + "metadata,annotations,acceptedBy,acceptedAt,confidence,model,labels,reviews,rounds,version\r\n";

  private static ExportLine row(String key) {
    return new ExportLine(
        key,
        new DataRowId("01K0"),
        DataRowState.ACCEPTED,
        new BatchId("b"),
        "=spring",
        null,
        "cd",
        "/api/v1/data-rows/01K0/content",
        "image/png",
        120,
        28,
        14,
        Map.of("shelf", "4"),
        List.of(new Annotation.Choice("category", "spam", null)),
        Acceptance.MODEL,
        Instant.parse("2026-11-02T09:30:00Z"),
        0.75,
        new ModelRef("m", "1", "ab"),
        List.of(),
        List.of(),
        1,
        4);
  }

  private static String written(String format, ExportLine... rows) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    RowWriter writer = ExportFormats.all().named(format).orElseThrow().open(body);
    for (ExportLine row : rows) {
      writer.write(row);
    }
    writer.end();
    return body.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writesALineOfJsonForEachRow() throws IOException {
    assertThat(written("ndjson", row("a"), row("b")).lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("{\"key\":\"a\",\"dataRow\":\"01K0\",\"state\":\"ACCEPTED\",")
        .endsWith("}");
  }

  @Test
  void writesARecordOfCsvForEachRowWithAnnotationsAsJson() throws IOException {
    assertThat(written("csv", row("a, \"b\"\nc")))
        .isEqualTo(
            HEADER
                + "\"a, \"\"b\"\"\n"
                + "c\",01K0,ACCEPTED,b,'=spring,,cd,/api/v1/data-rows/01K0/content,image/png,120,28,14,\"{\"\"shelf\"\":\"\"4\"\"}\",\"[{\"\"type\"\":\"\"choice\"\",\"\"name\"\":\"\"category\"\",\"\"value\"\":\"\"spam\"\"}]\",MODEL,2026-11-02T09:30:00Z,0.75,\"{\"\"name\"\":\"\"m\"\",\"\"version\"\":\"\"1\"\",\"\"sha256\"\":\"\"ab\"\"}\",[],[],1,4\r\n");
  }

  @Test
  void leavesACellEmptyWhereThereIsNothing() throws IOException {
    ExportLine open =
        new ExportLine(
            "a",
            new DataRowId("01K0"),
            DataRowState.LABEL,
            new BatchId("b"),
            "spring",
            "two\nlines",
            null,
            "/api/v1/data-rows/01K0/content",
            "text/plain",
            9,
            null,
            null,
            Map.of(),
            List.of(),
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            0,
            1);

    assertThat(written("csv", open))
        .isEqualTo(
            HEADER
                + "a,01K0,LABEL,b,spring,\"two\nlines\",,/api/v1/data-rows/01K0/content,text/plain,9,,,{},[],,,,,[],[],0,1\r\n");
  }

  @Test
  void writesTheHeaderOfCsvWhereThereAreNoRows() throws IOException {
    assertThat(written("csv")).isEqualTo(HEADER);
    assertThat(written("ndjson")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
  void neverLetsATextBeAFormula(String key) throws IOException {
    assertThat(written("csv", row(key))).contains("\r\n'" + key + ",");
  }
}
