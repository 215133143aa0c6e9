package io.countersign.ops.batches;

import static io.countersign.ops.batches.ImportTest.failures;
import static io.countersign.ops.batches.ImportTest.lines;
import static io.countersign.ops.batches.ImportTest.requireCounts;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

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
    assertThat(headless.code()).isEqualTo("CSV_MALFORMED");
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
