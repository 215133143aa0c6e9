package io.countersign.ops.server.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.fixture.Trial;
import io.countersign.ops.server.Server;
import io.countersign.ops.stores.StoreSettings;
import io.countersign.ops.stores.WiredDocumentStore;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document store is away, or silent: figures wait, and work goes on. */
class ViewsAwayTest {
  private static final Duration BACK = Duration.ofSeconds(40);
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  /** More than the server has threads for requests. */
  private static final int CROWD = 80;

  private final Staff staff = Staff.ofTexts();

  @AfterEach
  void mend() {
    TestServer.wire().mend();
    await().atMost(BACK).until(() -> viewState().equals("CURRENT"));
  }

  private static String viewState() {
    return Http.admin().get("/api/v1/views").json().path("state").asString();
  }

  private Answer dashboard() {
    return staff.manager().get(staff.path("/dashboard"));
  }

  @Test
  void importsClaimsAndDecisionsGoOn() {
    staff.importTexts("before", 1);
    TestServer.wire().cut();
    assertThat(dashboard().code()).isEqualTo("VIEWS_UNAVAILABLE");
    assertThat(viewState()).isEqualTo("AWAY");
    staff.importTexts("meanwhile", 2);
    for (int row = 0; row < 3; row++) {
      workOff();
    }
    assertThat(Http.nobody().get("/health").status()).isEqualTo(200);
    TestServer.wire().mend();
    await()
        .atMost(BACK)
        .untilAsserted(
            () -> assertThat(dashboard().json().at("/states/ACCEPTED").asInt()).isEqualTo(3));
  }

  /** From its label to its acceptance; each step shows the task and finds the next one. */
  private void workOff() {
    decide(staff.labeller(), "submit", Staff.SPAM);
    decide(staff.reviewer(), "approve", "{}");
    decide(staff.lead(), "approve", "{}");
  }

  private void decide(Http person, String decision, String body) {
    Answer claimed = staff.claimNext(person);
    assertThat(claimed.status()).as(claimed.body()).isEqualTo(200);
    String task = "/api/v1/tasks/" + claimed.json().path("id").asString();
    assertThat(person.get(task).status()).isEqualTo(200);
    Answer decided = person.post(task + "/" + decision, body);
    assertThat(decided.status()).as(decided.body()).isEqualTo(200);
  }

  @Test
  void aRebuildSaysWhatKeepsIt() {
    TestServer.wire().cut();
    Answer started = staff.admin().post("/api/v1/rebuild", "{\"what\":\"projections\"}");
    assertThat(Trial.ended(staff.admin(), started).path("code").asString())
        .isEqualTo("VIEWS_UNAVAILABLE");
  }

  @Test
  void onlyOneWaitsToSeeWhetherItIsBack() {
    TestServer.wire().cut();
    assertThat(dashboard().status()).isEqualTo(503);
    long began = System.nanoTime();
    List<Answer> answers = inParallel(CROWD, this::dashboard);
    assertThat(answers).allMatch(answer -> answer.code().equals("VIEWS_UNAVAILABLE"));
    assertThat(answers).allMatch(answer -> answer.header("Retry-After").isPresent());
    // Each would wait three seconds.
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(BACK);
  }

  @Test
  @Tag("server") // a silent store is only known by time
  void whoeverLooksAtASilentStoreKeepsNobodyFromWork() {
    staff.importTexts("silent", 1);
    TestServer.wire().silence();
    CompletableFuture<List<Answer>> crowd =
        CompletableFuture.supplyAsync(() -> inParallel(CROWD, this::dashboard));
    await().atMost(BACK).until(() -> dashboard().status() != 200);
    long began = System.nanoTime();
    workOff();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE.multipliedBy(3));
    assertThat(crowd).succeedsWithin(BACK);
    assertThat(crowd.join()).allMatch(answer -> answer.status() == 503 || answer.status() == 429);
  }

  @Test
  void aServerStartsWithoutIt(@TempDir Path folder) throws Exception {
    try (WiredDocumentStore documents = WiredDocumentStore.start(folder.resolve("documents"))) {
      documents.wire().cut();
      try (Server server = Server.start(settings(folder, documents))) {
        assertThat(get(server, "/health").status()).isEqualTo(200);
        assertThat(get(server, "/api/v1/views").json().path("state").asString()).isEqualTo("AWAY");
        documents.wire().mend();
        await().atMost(BACK).until(() -> get(server, "/api/v1/sla").status() == 200);
      }
    }
  }

  private static Server.Settings settings(Path folder, WiredDocumentStore documents) {
    return new Server.Settings(
        "127.0.0.1",
        0,
        new StoreSettings(folder.resolve("data"), null, null, null, documents.uri()),
        Map.of("countersign.admin.password", TestServer.ADMIN_PASSWORD));
  }

  private static Answer get(Server server, String path) {
    String admin = String.valueOf(Http.admin().authorization());
    return Http.nobody()
        .send(
            HttpRequest.newBuilder(server.url().resolve(path))
                .header("Authorization", admin)
                .GET());
  }

  private static List<Answer> inParallel(int count, Supplier<Answer> request) {
    ExecutorService people = Executors.newFixedThreadPool(count);
    try {
      List<CompletableFuture<Answer>> asked = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        asked.add(CompletableFuture.supplyAsync(request, people));
      }
      return asked.stream().map(CompletableFuture::join).toList();
    } finally {
      people.shutdownNow();
      awaitEnd(people);
    }
  }

  private static void awaitEnd(ExecutorService people) {
    try {
      assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
