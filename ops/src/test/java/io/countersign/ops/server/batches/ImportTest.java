package io.countersign.ops.server.batches;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Rows on their way in, good and bad ones. */
class ImportTest {
  private final Staff staff = Staff.ofTexts();

  private static String line(String key, String text) {
    return "{\"key\":\"" + key + "\",\"text\":\"" + text + "\"}";
  }

  static String lines(String prefix, int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      lines.append(line(prefix + i, "text " + i)).append('\n');
    }
    return lines.toString();
  }

  static void requireCounts(
      Answer answer, int received, int registered, int duplicates, int failed) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    JsonNode counts = answer.json();
    assertThat(
            List.of(
                counts.path("received").asInt(),
                counts.path("registered").asInt(),
                counts.path("duplicates").asInt(),
                counts.path("failed").asInt()))
        .as(answer.body())
        .containsExactly(received, registered, duplicates, failed);
  }

  private int storedRows() {
    return Objects.requireNonNull(
        TestServer.server()
            .part(JdbcTemplate.class)
            .queryForObject(
                "SELECT count(*) FROM data_row_key WHERE project_id = ?",
                Integer.class,
                staff.project()));
  }

  static List<JsonNode> failures(Staff staff, Answer imported) {
    String batch = imported.json().path("id").asString();
    Answer answer = staff.manager().get("/api/v1/batches/" + batch + "/failures");
    assertThat(answer.header("Content-Disposition"))
        .hasValueSatisfying(named -> assertThat(named).contains("failures.ndjson"));
    return answer.body().lines().map(Http.JSON::readTree).toList();
  }

  @Test
  void takesTheGoodLinesAndNamesTheBadOnes() {
    List<String> bad =
        List.of(
            "{\"key\":\"broken\",",
            "[1,2]",
            "{\"text\":\"no key\"}",
            "{\"key\":\"\",\"text\":\"empty key\"}",
            "{\"key\":\"unknown\",\"text\":\"x\",\"colour\":\"red\"}",
            "{\"key\":\"wrong\",\"text\":7}",
            "{\"key\":\"image\",\"image\":\"data:image/png;base64,AAAA\"}",
            "{\"key\":\"both\",\"text\":\"x\",\"image\":\"y\"}",
            "{\"key\":\"none\"}",
            "{\"key\":\"blank\",\"text\":\"  \"}",
            "{\"key\":\"label\",\"text\":\"x\",\"preLabel\":{\"annotations\":[{\"name\":\"category\","
                + "\"type\":\"choice\",\"value\":\"eggs\"}],\"confidence\":0.5,\"model\":\"m\"}}",
            "{\"key\":\"sure\",\"text\":\"x\",\"preLabel\":{\"annotations\":[{\"name\":\"category\","
                + "\"type\":\"choice\",\"value\":\"ham\"}],\"confidence\":7,\"model\":\"m\"}}",
            "{\"key\":\"truth\",\"text\":\"x\",\"truth\":{\"annotations\":null}}",
            "{\"key\":\"meta\",\"text\":\"x\",\"metadata\":{\"a\":[1]}}",
            "{\"key\":\"long\",\"text\":\"" + "x".repeat(10 << 20) + "\"}");
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      boolean isBad = i % 300 == 17;
      String next = isBad ? bad.get((i / 300) % bad.size()) : line("row-" + i, "text " + i);
      all.append(next).append('\n');
    }
    Answer answer = staff.importLines("zoo&strict=true", all.toString());
    requireCounts(answer, 5_000, 4_983, 0, 17);
    assertThat(storedRows()).isEqualTo(4_983);
    List<JsonNode> failures = failures(staff, answer);
    assertThat(failures).hasSize(17);
    assertThat(failures.get(0).path("line").asInt()).isEqualTo(18);
    assertThat(failures.get(0).path("code").asString()).isEqualTo("MALFORMED_JSON");
    assertThat(failures.get(0).path("raw").asString()).isEqualTo(bad.get(0));
    assertThat(failures)
        .extracting(failure -> failure.path("code").asString())
        .contains(
            "WRONG_TYPE",
            "REQUIRED",
            "KEY_INVALID",
            "UNKNOWN_FIELD",
            "CONTENT_WRONG_KIND",
            "TEXT_EMPTY",
            "ANNOTATION_OUTSIDE_ONTOLOGY",
            "PRE_LABEL_INVALID",
            "TRUTH_INVALID",
            "METADATA_INVALID",
            "LINE_TOO_LONG");
    assertThat(failures).allMatch(failure -> !failure.path("detail").asString().contains("java"));
  }

  private static String preLabelled(String key, String preLabel) {
    return "{\"key\":\"%s\",\"text\":\"x\",\"preLabel\":%s}%n".formatted(key, preLabel);
  }

  @Test
  void aRowComesInWithoutAPreLabelThatCannotBeTaken() {
    String choice =
        "{\"annotations\":[{\"name\":\"category\",\"type\":\"choice\",\"value\":\"%s\"}],"
            + "\"confidence\":%s}";
    String lines =
        preLabelled("good", choice.formatted("ham", "0.5"))
            + preLabelled("unknown", choice.formatted("eggs", "0.5"))
            + preLabelled("sure", choice.formatted("ham", "7"))
            + preLabelled("malformed", "{\"annotations\":[{\"type\":\"hexagon\"}]}")
            + preLabelled("none", "null");
    Answer answer = staff.importLines("proposed", lines);
    requireCounts(answer, 5, 5, 0, 0);
    assertThat(answer.json().path("preLabelsLeftOut").asInt()).isEqualTo(3);
    assertThat(answer.json().path("leftOutBecause").asString())
        .startsWith("Line 2: preLabel.annotations[0].value: Expected one of");
    Answer strict =
        staff.importLines("strict&strict=true", lines.replace("\"key\":\"", "\"key\":\"s-"));
    requireCounts(strict, 5, 2, 0, 3);
    assertThat(failures(staff, strict))
        .extracting(failure -> failure.path("code").asString())
        .containsExactly("ANNOTATION_OUTSIDE_ONTOLOGY", "PRE_LABEL_INVALID", "PRE_LABEL_INVALID");
  }

  @Test
  void leavesDuplicatesAloneAndGoesOnWhenSentAgain() {
    requireCounts(staff.importLines("same", lines("k", 0, 300)), 300, 300, 0, 0);
    Answer again = staff.importLines("same", lines("k", 0, 400) + lines("k", 390, 400));
    requireCounts(again, 410, 100, 310, 0);
    assertThat(storedRows()).isEqualTo(400);
  }

  @Test
  void goesOnAfterItWasCutOff() throws IOException {
    URI url = TestServer.server().url();
    byte[] part = lines("cut", 0, 1_000).getBytes(StandardCharsets.UTF_8);
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Type: application/x-ndjson\r\n"
              .formatted(staff.path("/batches?name=cut"), staff.manager().authorization());
      out.write(
          (head + "Content-Length: " + 3 * part.length + "\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      out.write(part);
      out.flush();
    }
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> storedRows() > 0);
    Answer again = staff.importLines("cut", lines("cut", 0, 3_000));
    assertThat(again.status()).as(again.body()).isEqualTo(202);
    assertThat(again.json().path("received").asInt()).isEqualTo(3_000);
    assertThat(again.json().path("failed").asInt()).isZero();
    assertThat(storedRows()).isEqualTo(3_000);
  }

  @Test
  void twoImportsOfTheSameKeysRegisterEachOnce() {
    List<CompletableFuture<Answer>> both =
        IntStream.range(0, 2)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> staff.importLines("at-once", lines("both", 0, 600))))
            .toList();
    int registered =
        both.stream().mapToInt(one -> one.join().json().path("registered").asInt()).sum();
    assertThat(registered).isEqualTo(600);
    assertThat(storedRows()).isEqualTo(600);
  }

  @Test
  void anImportThatGoesNowhereStoresNothing() {
    assertThat(
            staff
                .labeller()
                .send(
                    "POST",
                    staff.path("/batches"),
                    "application/x-ndjson",
                    BodyPublishers.ofString(lines("x", 0, 2)))
                .status())
        .isEqualTo(403);
    Answer priority =
        staff
            .manager()
            .send(
                "POST",
                staff.path("/batches?priority=900"),
                "application/x-ndjson",
                BodyPublishers.ofInputStream(InputStream::nullInputStream));
    assertThat(priority.code()).isEqualTo("INPUT_INVALID");
    Answer due =
        staff
            .manager()
            .send(
                "POST",
                staff.path("/batches?dueAt=tomorrow"),
                "application/x-ndjson",
                BodyPublishers.ofString(""));
    assertThat(due.code()).isEqualTo("PARAMETER_INVALID");
    assertThat(storedRows()).isZero();
  }
}
