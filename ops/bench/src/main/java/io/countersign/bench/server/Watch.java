package io.countersign.bench.server;

import io.countersign.bench.server.Deciders.Decision;
import io.countersign.ops.contract.client.ApiProblem;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.contract.client.ServerUnreachable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who looks at the dashboard, and when each decision was on it. */
final class Watch implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String DATA = "data:";

  private final CountersignClient client;
  private final TextServer server;
  private final PriorityQueue<Decision> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Decision::position));
  private final List<Shown> shown = new ArrayList<>();
  private volatile boolean ended;

  private Watch(TextServer server) {
    this.server = server;
    this.client = server.admin();
  }

  /** A decision, and when it was on the dashboard. */
  record Shown(Decision decision, long at) {
    double secondsSinceAnswer() {
      return (at - decision.answeredAt()) / 1e9;
    }

    double secondsSinceDue() {
      return (at - decision.dueAt()) / 1e9;
    }
  }

  /** Asks for the dashboard with the oldest decision that it has not seen, again and again. */
  static Watch asking(TextServer server) {
    Watch watch = new Watch(server);
    begin(watch::ask);
    return watch;
  }

  /** Asks for the dashboard whenever the stream says that something happened, as a browser does. */
  static Watch following(TextServer server) {
    Watch watch = new Watch(server);
    begin(watch::follow);
    return watch;
  }

  private static void begin(Runnable looking) {
    Thread thread = new Thread(looking, "watch");
    thread.setDaemon(true);
    thread.start();
  }

  synchronized void awaits(Decision decision) {
    waiting.add(decision);
    notifyAll();
  }

  private void ask() {
    try {
      while (!ended) {
        look(oldest());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized long oldest() throws InterruptedException {
    while (waiting.isEmpty() && !ended) {
      wait();
    }
    return ended ? 0 : waiting.element().position();
  }

  private void follow() {
    try (BufferedReader stream =
        new BufferedReader(
            new InputStreamReader(
                client.open("/stream?project=" + server.project().id()), StandardCharsets.UTF_8))) {
      String line = stream.readLine();
      while (!ended && line != null) {
        if (line.startsWith(DATA)) {
          JsonNode notice = JsonMapper.shared().readTree(line.substring(DATA.length()));
          look(notice.path("position").asLong());
        }
        line = stream.readLine();
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(Watch.class).info("{}", e.getMessage());
    }
  }

  private void look(long position) {
    try {
      JsonNode seen = client.get(server.path("/dashboard?atLeast=" + position));
      note(seen.path("position").asLong(), System.nanoTime());
    } catch (ApiProblem | ServerUnreachable e) {
      // It looks again, and the decisions that wait have waited longer.
      LoggerFactory.getLogger(Watch.class).info("{}", e.getMessage());
    }
  }

  private synchronized void note(long position, long at) {
    while (!waiting.isEmpty() && waiting.element().position() <= position) {
      shown.add(new Shown(waiting.remove(), at));
    }
    notifyAll();
  }

  /**
   * Waits until all decisions have been on the dashboard.
   *
   * @throws IllegalStateException if some never are
   */
  synchronized List<Shown> finish() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!waiting.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(waiting.size() + " decisions never were on the dashboard");
      }
      wait(PATIENCE.toMillis());
    }
    return List.copyOf(shown);
  }

  @Override
  public synchronized void close() {
    ended = true;
    notifyAll();
  }
}
