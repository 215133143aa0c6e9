package io.countersign.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.bench.api.RawAnswer;
import io.countersign.bench.api.RawConnection;
import io.countersign.bench.api.RawRequest;
import io.countersign.bench.rig.ServerProcess;
import io.countersign.bench.rig.TextProject;
import io.countersign.ops.contract.client.CountersignClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that are made to do harm, sent to a server with a heap of 256 MB. */
class HostileFilesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MEGABYTES = 1_024;

  @TempDir private static Path folder;
  private static ServerProcess server;
  private static String token;
  private static String images;
  private static String texts;

  @BeforeAll
  static void start() throws InterruptedException {
    server = ServerProcess.start(folder.resolve("data"), "-Xmx256m", "-XX:+ExitOnOutOfMemoryError");
    token = server.adminToken();
    CountersignClient admin = server.client().withToken(token);
    texts = TextProject.make(admin, "texts").id();
    Map<String, Object> thing = Map.of("name", "thing", "type", "box");
    Map<String, Object> stage = Map.of("name", "review", "group", "reviewers", "share", 1.0);
    Map<String, Object> review =
        Map.of(
            "flow",
            "staged-review",
            "stages",
            List.of(stage),
            "maxRounds",
            1,
            "claimMinutes",
            5,
            "rejectionReasons",
            List.of("NO"));
    Map<String, Object> form =
        Map.of(
            "name",
            "images",
            "mediaType",
            "image/png",
            "ontology",
            Map.of("annotations", List.of(thing)),
            "review",
            review);
    images = admin.post("/projects", form).path("id").asString();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void itIsWellAndHasWrittenNothingElsewhere() throws IOException {
    assertThat(send("GET /api/v1/me", "application/json", new byte[0], "").status()).isEqualTo(200);
    assertThat(server.errors()).isEmpty();
    for (String place : List.of("/", "/tmp", System.getProperty("user.home"))) {
      assertThat(Files.exists(Path.of(place, Nasty.CANARY))).isFalse();
    }
  }

  private static RawAnswer send(String call, String type, byte[] body, String header)
      throws IOException {
    String head =
        "%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%sContent-Type: %s\r\n"
            .formatted(call, token, header, type);
    String length = "Content-Length: %d\r\n\r\n".formatted(body.length);
    try (RawConnection connection = RawConnection.to(server.url(), PATIENCE)) {
      return connection.exchange(RawRequest.of(head + length, body));
    }
  }

  private static void requireNoModel(byte[] zip) throws IOException {
    RawAnswer answer = send("POST /api/v1/models", "application/zip", zip, "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.text()).contains("MODEL_INVALID");
  }

  @Test
  void refusesAZipThatUnpacksToAGigabyte() throws IOException {
    requireNoModel(Archives.bomb(MEGABYTES));
  }

  @Test
  void refusesLinksRepeatedNamesAndPathsInAZip() throws IOException {
    requireNoModel(Archives.link());
    requireNoModel(Archives.twice());
    byte[] content = "name: x".getBytes(StandardCharsets.UTF_8);
    for (String path :
        List.of(
            "../" + Nasty.CANARY,
            "../../../../../../../../../../tmp/" + Nasty.CANARY,
            "/tmp/" + Nasty.CANARY,
            "a/../../" + Nasty.CANARY,
            "..\\" + Nasty.CANARY)) {
      requireNoModel(Archives.zip(List.of("bundle.yaml", path), content));
    }
  }

  @Test
  void refusesABodyPackedWithGzipThatUnpacksToAGigabyte() throws IOException {
    byte[] lines = " ".repeat(1 << 20).concat("\n").getBytes(StandardCharsets.UTF_8);
    byte[] many = new byte[lines.length * 64];
    for (int i = 0; i < 64; i++) {
      System.arraycopy(lines, 0, many, i * lines.length, lines.length);
    }
    RawAnswer answer =
        send(
            "POST /api/v1/projects/" + texts + "/batches?name=gzip",
            "application/x-ndjson",
            Archives.gzip(many),
            "Content-Encoding: gzip\r\n");
    assertThat(answer.status()).as(answer.text()).isBetween(400, 422);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
  }

  private static void requireFailedLine(String name, byte[] image) throws IOException {
    String line = "{\"key\":\"%s\",\"image\":\"%s\"}\n".formatted(name, Images.dataUri(image));
    RawAnswer answer =
        send(
            "POST /api/v1/projects/" + images + "/batches?name=" + name,
            "application/x-ndjson",
            line.getBytes(StandardCharsets.UTF_8),
            "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    JsonNode counts = JsonMapper.shared().readTree(answer.text());
    assertThat(counts.path("failed").asInt()).as(answer.text()).isEqualTo(1);
    assertThat(counts.path("registered").asInt()).isZero();
  }

  @Test
  void refusesImagesThatSayTheyAreHuge() throws IOException {
    requireFailedLine("lying", Images.lying(100_000, 100_000));
    requireFailedLine("overflowing", Images.lying(65_536, 65_537));
    requireFailedLine("negative", Images.lying(-1, 5));
    requireFailedLine("empty", Images.lying(0, 0));
    requireFailedLine("bomb", Images.bomb(64));
  }

  @Test
  void exportsNothingThatASpreadsheetWouldRun() throws IOException {
    RawAnswer imported =
        send(
            "POST /api/v1/projects/" + texts + "/batches?name=formulas",
            "text/csv",
            "key,text\n=1+1,=2+2\n@SUM(A1),+3\n".getBytes(StandardCharsets.UTF_8),
            "");
    JsonNode counts = JsonMapper.shared().readTree(imported.text());
    assertThat(counts.path("registered").asInt()).as(imported.text()).isEqualTo(2);
    RawAnswer answer =
        send(
            "GET /api/v1/projects/%s/export?format=csv&atLeast=%d"
                .formatted(texts, counts.path("position").asLong()),
            "application/json",
            new byte[0],
            "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("'=1+1,", "'@SUM(A1),").doesNotContain("\n=", "\n@");
  }
}
