package io.countersign.ops.server.imports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.ops.contract.problem.RequestRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
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
    "table.tsv, csv",
    "rows.json, json",
    "rows.csv.gz, csv",
    "rows.JSON.GZ, json",
  })
  void findsAFormatByTheEndingOfAFile(String file, String name) {
    assertThat(format(file).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-ndjson, ndjson",
    "APPLICATION/JSONL;charset=utf-8, ndjson",
    "text/csv ; header=present, csv",
    "text/tab-separated-values, csv",
    "application/json, json",
    "application/gzip, gzip",
  })
  void findsAFormatByItsMediaType(String mediaType, String name) {
    assertThat(FORMATS.ofMediaType(mediaType).orElseThrow().name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text/csvx", "application/jso", ";text/csv"})
  void knowsNoOtherMediaType(String mediaType) {
    assertThat(FORMATS.ofMediaType(mediaType)).isEmpty();
    assertThat(FORMATS.ofMediaType(null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "rows.csv, rows",
    "rows.JSONL, rows",
    "rows.csv.txt, rows.csv.txt",
    "csv, csv",
    "a.json.gz, a"
  })
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
  void readsCellsAsTextsUnderTheNamesOfTheirColumns() throws IOException {
    String csv =
        """
        key, text ,metadata.n,,truth
        a,"one, or
        two",1,,spam

        ,,,,
        b,,,x,"[{""type"":""text""}]"
        """;

    List<Line> lines = lines("a.csv", csv);

    assertThat(lines)
        .extracting(RowFormatsTest::json)
        .containsExactly(
            "{\"key\":\"a\",\"text\":\"one, or\\ntwo\",\"metadata.n\":\"1\",\"truth\":\"spam\"}",
            "{\"key\":\"b\",\"column 4\":\"x\",\"truth\":\"[{\\\"type\\\":\\\"text\\\"}]\"}");
    assertThat(lines).extracting(Line::number).containsExactly(2L, 6L);
  }

  @Test
  void goesOnAfterARecordThatCannotBeRead() throws IOException {
    List<Line> lines = lines("a.csv", "key,text\na\nb,\"x, y\",z\nc,d\n");

    assertThat(fault(lines.get(0))).isEqualTo("WRONG_COLUMNS");
    assertThat(lines.get(1).raw().text()).isEqualTo("b,\"x, y\",z");
    assertThat(json(lines.get(2))).isEqualTo("{\"key\":\"c\",\"text\":\"d\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n\n", "key,text,key\n", "key,\"text\n", "key\0,text\n", "PK\3\4\0\0"})
  void refusesATableWithoutAUsableHeader(String csv) {
    assertThatThrownBy(() -> lines("a.csv", csv)).isInstanceOf(RequestRefused.class);
  }

  private static Detected detected(String file, byte[] content) throws IOException {
    try (LineSource lines = format(file).open(new ByteArrayInputStream(content), LONGEST)) {
      while (lines.next() != null) {
        // to the end, as a later line may tell
      }
      return lines.detected();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "key,text~a,b!,",
        "key;text~a;b!;",
        "key^text~a^b!^",
        "key|text~a|b!|",
        "key;text~1;3,5~2;4,5!;",
        "key,text~1,x;y~2,z;w!,",
        "key;\"text, and more\"~a;\"b, c, d\"!;",
        "\"a;b;c\",text~x,y!,",
        "text~only, one, column!,"
      })
  void findsOutTheSeparator(String table, String separator) throws IOException {
    String text = table.replace('~', '\n').replace('^', '\t');

    Detected detected = detected("a.csv", text.getBytes(StandardCharsets.UTF_8));

    assertThat(detected.separator()).isEqualTo(separator.replace('^', '\t'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252"})
  void findsOutTheEncodingWhereverItShows(String name) throws IOException {
    for (int before : new int[] {0, 100, 70_000, 200_000}) {
      String rows = "a,plain\n".repeat(before / 8) + "b,für dich – für 5 €\n";
      byte[] table = ("key,text\n" + rows).getBytes(Charset.forName(name));

      assertThat(detected("a.csv", table).encoding()).as("after " + before).isEqualTo(name);
      List<Line> lines = lines("a.csv", table);
      assertThat(json(lines.get(lines.size() - 1)))
          .isEqualTo("{\"key\":\"b\",\"text\":\"für dich – für 5 €\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, csv", "UTF-16LE, csv", "UTF-16BE, csv", "UTF-16LE, json", "UTF-16BE, ndjson"})
  void readsWhatAByteOrderMarkTells(String name, String format) throws IOException {
    String row = "{\"key\":\"ä\",\"text\":\"ö\"}";
    String content =
        format.equals("csv") ? "key,text\nä,ö\n" : format.equals("json") ? "[" + row + "]" : row;
    byte[] bytes = ("\uFEFF" + content).getBytes(Charset.forName(name));

    assertThat(lines("a." + format, bytes)).extracting(RowFormatsTest::json).containsExactly(row);
    Detected detected = detected("a." + format, bytes);
    assertThat(detected.encoding()).isEqualTo(name);
    assertThat(detected.byteOrderMark()).isTrue();
  }

  @Test
  void oneWrongByteMakesNoWindowsOfUtf8() {
    byte[] start = "key,text\na,für ".getBytes(StandardCharsets.UTF_8);
    byte[] rest = "dich\nb,für\nc,für\n".getBytes(StandardCharsets.UTF_8);
    byte[] broken = new byte[start.length + 1 + rest.length];
    System.arraycopy(start, 0, broken, 0, start.length);
    broken[start.length] = (byte) 0xfc;
    System.arraycopy(rest, 0, broken, start.length + 1, rest.length);

    assertThatThrownBy(() -> lines("a.csv", broken))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void readsTheElementsOfAnArray() throws IOException {
    String array =
        """
         [ {"key":"a", "text":"x, ]\\" y"},
           {"key":"b",
            "metadata":{"n":[1,2]}} ,7,{broken} ]
        """;

    List<Line> lines = lines("a.json", array);

    assertThat(lines)
        .extracting(line -> json(line).strip())
        .containsExactly(
            "{\"key\":\"a\", \"text\":\"x, ]\\\" y\"}",
            "{\"key\":\"b\",     \"metadata\":{\"n\":[1,2]}}",
            "7",
            "{broken}");
    assertThat(lines).extracting(Line::number).containsExactly(1L, 2L, 3L, 4L);
    assertThat(lines("a.json", "[]")).isEmpty();
    assertThat(lines("a.json", "{\"key\":1}\n{\"key\":2}")).hasSize(2);
  }

  @Test
  void goesOnAfterAnElementThatIsTooLong() throws IOException {
    List<Line> lines = lines("a.json", "[\"" + "x".repeat(LONGEST) + "\",{}]");

    assertThat(fault(lines.get(0))).isEqualTo("LINE_TOO_LONG");
    assertThat(lines.get(0).raw().text()).hasSize(LONGEST);
    assertThat(json(lines.get(1))).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[{}", "[{},", "[{}] {}", "[{}]]", "[\"x]"})
  void refusesAnArrayThatDoesNotEndAsOne(String array) {
    assertThatThrownBy(() -> lines("a.json", array)).isInstanceOf(RequestRefused.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {"[{}]!json", "{}!ndjson", "~ {}!ndjson", "key,text!csv", "\"key\",text!csv"})
  void findsOutWhatOnlySaysThatItIsPacked(String content, String format) throws IOException {
    byte[] bytes = content.replace('~', '\n').getBytes(StandardCharsets.UTF_8);
    try (LineSource lines = FORMATS.guessed().open(new ByteArrayInputStream(bytes), LONGEST)) {
      assertThat(lines.detected().format()).isEqualTo(format);
    }
  }

  @Test
  void refusesARecordThatNeverEnds() {
    String csv = "key,text\na,\"" + "x\n".repeat(20_000);

    assertThatThrownBy(() -> lines("a.csv", csv))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("is a quote left open?");
  }
}
