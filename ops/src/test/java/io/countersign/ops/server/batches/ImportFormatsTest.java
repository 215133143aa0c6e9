package io.countersign.ops.server.batches;

import static io.countersign.ops.server.batches.ImportTest.failures;
import static io.countersign.ops.server.batches.ImportTest.lines;
import static io.countersign.ops.server.batches.ImportTest.requireCounts;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.cli.CommandLineInterface;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows may come in besides lines of JSON. */
class ImportFormatsTest {
  private static final String BOUNDARY = "----countersign";

  private final Staff staff = Staff.ofTexts();

  private Answer csv(String records) {
    return staff
        .manager()
        .send(
            "POST", staff.path("/batches?name=csv"), "text/csv", BodyPublishers.ofString(records));
  }

  @Test
  void takesCsvWithMetadataAndTruth() {
    String csv =
        """
        key,text,truth,metadata.shop
        c1,"a text, with a comma",spam,north
        c2,"two
        lines",ham,
        c3,wrong,eggs,
        c4,short
        """;
    Answer answer = csv(csv);
    requireCounts(answer, 4, 2, 0, 2);
    assertThat(failures(staff, answer))
        .extracting(failure -> failure.path("line").asInt())
        .containsExactly(5, 6);
    Answer headless = csv("a,b\n1,2\n");
    assertThat(headless.code()).isEqualTo("MAPPING_NEEDED");
    Answer unclosed = csv("key,text\nu1,\"" + "x,y\n".repeat(4 << 20));
    assertThat(unclosed.code()).isEqualTo("CSV_MALFORMED");
  }

  @Test
  void refusesCsvWhoseHeaderNamesAColumnTwice() {
    String few = "key,text,key,text,metadata.source,truth\nc1,one,web,spam\n";
    String enough = "key,text,key\nc1,one,c2\n";
    for (String csv : List.of(few, enough)) {
      Answer answer = csv(csv);
      assertThat(answer.code()).isEqualTo("CSV_MALFORMED");
      assertThat(answer.body()).contains("two of key");
    }
  }

  @Test
  void aTableOfASpreadsheetIsTheSameRowsOverHttpAndByTheCommandLine(@TempDir Path folder)
      throws IOException {
    String table =
        "\uFEFFkey,text,truth,metadata.shop\r\nb1,\"für, dich\",spam,north\r\nb2,two,,\r\n";
    Path file = Files.writeString(folder.resolve("table.csv"), table);
    requireCounts(csv(table), 2, 2, 0, 0);
    Staff other = Staff.ofTexts();
    String token =
        other.manager().post("/api/v1/tokens", "{\"name\":\"t\"}").json().path("token").asString();

    int exit =
        CommandLineInterface.run(
            "import",
            other.project(),
            file.toString(),
            "--json",
            "--token=" + token,
            "--url=" + TestServer.server().url());

    assertThat(exit).isZero();
    List<String> rows = rows(staff);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0))
        .startsWith("b1 ")
        .contains("{\"shop\":\"north\"}", "\"value\":\"spam\"");
    assertThat(rows(other)).isEqualTo(rows);
  }

  /** Each row as far as it was imported: its key, content, metadata and true label. */
  private static List<String> rows(Staff staff) {
    Answer again = staff.importLines("again", "{\"key\":\"b1\",\"text\":\"again\"}\n");
    requireCounts(again, 1, 0, 1, 0);
    String atLeast = "?atLeast=" + again.json().path("position").asLong();
    return staff
        .manager()
        .get(staff.path("/data-rows" + atLeast))
        .json()
        .path("items")
        .valueStream()
        .map(item -> staff.manager().get("/api/v1/data-rows/" + item.path("id").asString()).json())
        .map(
            row ->
                "%s %s %s %s"
                    .formatted(
                        row.path("key").asString(),
                        row.path("content").path("sha256").asString(),
                        row.path("metadata"),
                        row.path("truth")))
        .sorted()
        .toList();
  }

  @Test
  void takesGzipAndRefusesWhatIsNone() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(lines("z", 0, 100).getBytes(StandardCharsets.UTF_8));
    }
    requireCounts(gzip(packed.toByteArray()), 100, 100, 0, 0);
    assertThat(gzip("not packed".getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo("GZIP_MALFORMED");
    byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    assertThat(gzip(half).code()).isEqualTo("GZIP_MALFORMED");
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bomb)) {
      byte[] blank = new byte[1 << 20];
      Arrays.fill(blank, (byte) '\n');
      for (int i = 0; i < 64; i++) {
        gzip.write(blank);
      }
    }
    assertThat(gzip(bomb.toByteArray()).code()).isEqualTo("TOO_LARGE");
  }

  private Answer gzip(byte[] body) {
    return staff
        .manager()
        .send(
            "POST",
            staff.path("/batches?name=gzip"),
            "application/x-ndjson",
            BodyPublishers.ofByteArray(body),
            "Content-Encoding",
            "gzip");
  }

  @Test
  void takesFiles() {
    String body =
        part("a.ndjson", lines("file", 0, 3))
            + part("b.csv", "key,text\nfile3,from csv\n")
            + part("note.txt", "a text of its own")
            + "--"
            + BOUNDARY
            + "--\r\n";
    Answer answer = files(body);
    requireCounts(answer, 5, 5, 0, 0);
    Answer empty = files("nonsense");
    assertThat(empty.status()).as(empty.body()).isEqualTo(400);
  }

  private Answer files(String body) {
    return staff
        .manager()
        .send(
            "POST",
            staff.path("/batches?name=files"),
            "multipart/form-data; boundary=" + BOUNDARY,
            BodyPublishers.ofString(body));
  }

  private static String part(String name, String content) {
    return "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, content);
  }
}
