package io.countersign.ops.server.imports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.ops.contract.problem.RequestRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFormatsTest {
  private static final RowFormats FORMATS = RowFormats.all();
  private static final int LONGEST = 1_000;

  private static RowFormat format(String file) {
    return FORMATS.ofFile(file).orElseThrow();
  }

  private static List<Line> lines(String file, byte[] content) throws IOException {
    List<Line> read = new ArrayList<>();
    try (LineSource lines = format(file).open(new ByteArrayInputStream(content), LONGEST)) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        read.add(line);
      }
    }
    return read;
  }

  private static List<Line> lines(String file, String content) throws IOException {
    return lines(file, content.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(Line line) {
    return new String(((Line.Whole) line).fields().json(), StandardCharsets.UTF_8);
  }

  private static String fault(Line line) {
    return ((Line.Faulty) line).fault().code();
  }

  @ParameterizedTest
  @CsvSource({
    "rows.ndjson, ndjson",
    "ROWS.JSONL, ndjson",
    "table.CSV, csv",
  })
  void findsAFormatByTheEndingOfAFile(String file, String name) {
    assertThat(format(file).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-ndjson, ndjson",
    "APPLICATION/JSONL;charset=utf-8, ndjson",
    "text/csv ; header=present, csv",
  })
  void findsAFormatByItsMediaType(String mediaType, String name) {
    assertThat(FORMATS.ofMediaType(mediaType).orElseThrow().name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text/csvx", "application/json", ";text/csv"})
  void knowsNoOtherMediaType(String mediaType) {
    assertThat(FORMATS.ofMediaType(mediaType)).isEmpty();
    assertThat(FORMATS.ofMediaType(null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"rows.csv, rows", "rows.JSONL, rows", "rows.csv.txt, rows.csv.txt", "csv, csv"})
  void takesAnEndingOff(String file, String name) {
    assertThat(FORMATS.withoutEnding(file)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"rows.ndjson|{\"key\":\"a\",\"text\":\"b\"}", "rows.csv|key,text;a,b"})
  void takesAByteOrderMark(String file, String content) throws IOException {
    assertThat(lines(file, "\uFEFF" + content.replace(';', '\n')))
        .singleElement()
        .extracting(RowFormatsTest::json)
        .isEqualTo("{\"key\":\"a\",\"text\":\"b\"}");
  }

  @Test
  void handsLinesOfJsonOnAsTheyAre() throws IOException {
    List<Line> lines = lines("a.ndjson", "{broken\n\n \t\r\n{ \"key\" : 1 }");

    assertThat(lines)
        .extracting(RowFormatsTest::json)
        .containsExactly("{broken", "{ \"key\" : 1 }");
    assertThat(lines).extracting(Line::number).containsExactly(1L, 4L);
    assertThat(lines.get(0).raw().text()).isEqualTo("{broken");
  }

  @Test
  void goesOnAfterALineThatIsTooLong() throws IOException {
    List<Line> lines = lines("a.ndjson", "x".repeat(LONGEST + 1) + "\n{}\n");

    assertThat(fault(lines.get(0))).isEqualTo("LINE_TOO_LONG");
    assertThat(json(lines.get(1))).isEqualTo("{}");
  }

  @Test
  void readsCellsAsTheFieldsThatTheirColumnsName() throws IOException {
    String csv =
        """
        key, text ,metadata.shop,metadata.n,truth,preLabel
        a,"one, or
        two",north,1,spam,
        b,,,,"[{""type"":""text""}]","{""confidence"":0.5}"
        """;

    List<Line> lines = lines("a.csv", csv);

    assertThat(lines)
        .extracting(RowFormatsTest::json)
        .containsExactly(
            "{\"key\":\"a\",\"text\":\"one, or\\n"
                + "two\",\"metadata\":{\"shop\":\"north\",\"n\":\"1\"},\"truth\":\"spam\"}",
            "{\"key\":\"b\",\"truth\":[{\"type\":\"text\"}],\"preLabel\":{\"confidence\":0.5}}");
    assertThat(lines).extracting(Line::number).containsExactly(2L, 4L);
  }

  @Test
  void goesOnAfterARecordThatCannotBeRead() throws IOException {
    List<Line> lines = lines("a.csv", "key,metadata\na\nb,{broken\nc,{}\n");

    assertThat(fault(lines.get(0))).isEqualTo("WRONG_COLUMNS");
    assertThat(fault(lines.get(1))).isEqualTo("MALFORMED");
    assertThat(lines.get(1).raw().text()).isEqualTo("b,{broken");
    assertThat(json(lines.get(2))).isEqualTo("{\"key\":\"c\",\"metadata\":{}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "text\na\n", "key,text,key\n", "key,colour\n", "key,\"text\n", "key,,text\n"})
  void refusesCsvWithoutAUsableHeader(String csv) {
    assertThatThrownBy(() -> lines("a.csv", csv)).isInstanceOf(RequestRefused.class);
  }

  @Test
  void refusesCsvThatIsNotUtf8() {
    byte[] latin = "key,text\na,f\u00fcr\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> lines("a.csv", latin))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void refusesARecordThatNeverEnds() {
    String csv = "key,text\na,\"" + "x\n".repeat(20_000);

    assertThatThrownBy(() -> lines("a.csv", csv))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("is a quote left open?");
  }
}
