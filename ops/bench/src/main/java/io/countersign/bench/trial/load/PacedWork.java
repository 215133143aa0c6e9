package io.countersign.bench.trial.load;

import io.countersign.bench.rig.Caller;
import io.countersign.bench.rig.ServerProcess;
import io.countersign.bench.rig.TextProject;
import io.countersign.ops.contract.client.Answer;
import io.countersign.ops.contract.client.ApiProblem;
import io.countersign.ops.contract.client.CountersignClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People who label at a pace that a server keeps up with easily, and others who only look. */
public final class PacedWork implements AutoCloseable {
  private static final HttpClient VIEWING =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int LABELLERS = 4;
  private static final int VIEWERS = 4;
  private static final long EACH_MILLIS = 200;
  private static final int ROWS_EACH_SECOND = 20;
  private static final int CLAIMED = 200;
  private static final int FIRST_FAILURE = 400;

  private final URI server;
  private final CountersignClient admin;
  private final String token;
  private final TextProject project;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong position = new AtomicLong();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final List<Thread> threads = new ArrayList<>();

  private PacedWork(ServerProcess server) {
    this.server = server.url();
    this.token = server.adminToken();
    this.admin = server.client().withToken(token);
    this.project = TextProject.make(admin, "paced");
  }

  /** Has them begin, with rows for so many seconds. */
  public static PacedWork start(ServerProcess server, long seconds) {
    PacedWork work = new PacedWork(server);
    work.project.importRows("stock", Math.toIntExact((seconds + 20) * ROWS_EACH_SECOND));
    List<String> roles = Collections.nCopies(LABELLERS, "labeller");
    for (Staff.Member member : Staff.hire(work.admin, work.project.id(), roles).members()) {
      Caller caller = new Caller(() -> work.server, member.token());
      work.begin("labeller", () -> work.label(caller));
    }
    for (int viewer = 0; viewer < VIEWERS; viewer++) {
      work.begin("viewer", work::view);
    }
    return work;
  }

  /** Something that somebody does again and again. */
  private interface Act {
    void run() throws InterruptedException;
  }

  private void begin(String name, Act act) {
    Thread thread = new Thread(() -> pace(act), "trial-" + name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void pace(Act act) {
    long next = System.nanoTime();
    try {
      while (!ended.get()) {
        act.run();
        next += TimeUnit.MILLISECONDS.toNanos(EACH_MILLIS);
        LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void label(Caller caller) throws InterruptedException {
    Answer claimed =
        caller.send("POST", "/projects/%s/tasks/claim-next".formatted(project.id()), Map.of());
    if (claimed.status() != CLAIMED) {
      failures.addAndGet(claimed.status() < FIRST_FAILURE ? 0 : 1);
      return;
    }
    Map<String, Object> label =
        Map.of("name", TextProject.ANNOTATION, "type", "choice", "value", TextProject.GOOD);
    Answer submitted =
        caller.send(
            "POST",
            "/tasks/%s/submit".formatted(claimed.body().path("id").asString()),
            Map.of("annotations", List.of(label)));
    if (submitted.status() >= FIRST_FAILURE) {
      failures.incrementAndGet();
      return;
    }
    position.accumulateAndGet(submitted.body().path("position").asLong(), Math::max);
    done.addAndGet(2);
  }

  /** Looks once, and takes whatever comes. */
  private void view() throws InterruptedException {
    viewProblem();
  }

  /** The code of the answer to somebody who looks now; empty for a view. */
  public String viewProblem() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(server + "/api/v1/projects/" + project.id() + "/dashboard"))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      var response = VIEWING.send(request, BodyHandlers.ofByteArray());
      JsonNode body = JsonMapper.shared().readTree(response.body());
      return body.path("code").asString("");
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** How many commands were done until now. */
  public long done() {
    return done.get();
  }

  public long failures() {
    return failures.get();
  }

  /** Waits until the views include what was done until now; returns how long that took. */
  public double secondsUntilViewsAreUp() {
    long start = System.nanoTime();
    String path = "/projects/%s/dashboard?atLeast=%d".formatted(project.id(), position.get());
    while (true) {
      try {
        admin.get(path);
        return (System.nanoTime() - start) / 1e9;
      } catch (ApiProblem behind) {
        if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(5)) {
          throw behind;
        }
      }
    }
  }

  /** Nobody works from now on. */
  public void stop() throws InterruptedException {
    ended.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** What verify finds. */
  public long differences() {
    return admin.await("/verify", Map.of(), (reached, total) -> {}).path("differences").asLong();
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }
}
