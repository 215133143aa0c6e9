package io.countersign.bench.idempotent;

import io.countersign.bench.api.RawAnswer;
import io.countersign.bench.api.RawConnection;
import io.countersign.bench.api.RawRequest;
import io.countersign.bench.idempotent.Cases.Prepared;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One request, sent two to ten times under one key, some of them at once. */
final class Repetition {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** Others may verify or rebuild for a while before this can. */
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);

  private static final int MOST = 10;
  private static final int AT_ONCE = 4;
  private static final int ENOUGH_ANSWERS = 2;
  private static final int SHOWN = 400;

  /** No answers yet: nothing was kept, and the same may be sent again. */
  private static final Set<String> LATER =
      Set.of("OPERATION_RUNNING", "TOO_MANY_AT_ONCE", "CONCURRENT_CHANGE");

  private final Servers servers;
  private final Prepared prepared;
  private final Random random;
  private final String key = UUID.randomUUID().toString();
  private final long began = System.nanoTime();
  private final Set<String> answers = new TreeSet<>();
  private int answered;
  private int sent;

  Repetition(Servers servers, Prepared prepared, Random random) {
    this.servers = servers;
    this.prepared = prepared;
    this.random = random;
  }

  int sent() {
    return sent;
  }

  /** What was wrong. */
  List<String> run() {
    List<String> faults = new ArrayList<>();
    int times = ENOUGH_ANSWERS + random.nextInt(MOST - ENOUGH_ANSWERS + 1);
    while ((sent < times || answered < ENOUGH_ANSWERS) && hasTime()) {
      if (!sendAtOnce(1 + random.nextInt(AT_ONCE))) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    if (answers.size() != 1) {
      faults.add("Expected one answer, but got " + answers);
    } else if (!answers.iterator().next().startsWith("2")) {
      faults.add("Expected it to be done, but got " + answers);
    } else {
      long effects = prepared.effects().getAsLong();
      if (effects != 1) {
        faults.add("Expected one effect, but found %d after %d requests".formatted(effects, sent));
      }
      requireRefused(faults);
    }
    return faults;
  }

  private boolean hasTime() {
    return System.nanoTime() - began < LONGEST_NANOS;
  }

  /** Whether at least one of them was answered for good. */
  private boolean sendAtOnce(int count) {
    List<RawConnection> connections = new ArrayList<>();
    int before = answered;
    RawRequest request = request(prepared.body());
    for (int i = 0; i < count; i++) {
      try {
        RawConnection connection = RawConnection.to(servers.url(), PATIENCE);
        connections.add(connection);
        connection.send(request);
        sent++;
      } catch (IOException e) {
        // Nobody is listening: the server was just killed.
      }
    }
    connections.forEach(this::take);
    return answered > before;
  }

  private RawRequest request(byte[] body) {
    return Servers.request(
        prepared.token(), "POST", prepared.path(), prepared.mediaType(), key, body);
  }

  private void take(RawConnection connection) {
    try (connection) {
      RawAnswer answer = connection.receive(false);
      boolean later = answer.status() == 503 || LATER.stream().anyMatch(answer.text()::contains);
      if (!later) {
        answered++;
        String text = "%d %s".formatted(answer.status(), answer.text());
        answers.add(text.length() > SHOWN ? text.substring(0, SHOWN) + text.hashCode() : text);
      }
    } catch (IOException e) {
      // The answer is lost: that is what the key is for.
    }
  }

  /** Another body under the same key, where there can be one. */
  private void requireRefused(List<String> faults) {
    if (prepared.other().length == 0) {
      return;
    }
    while (hasTime()) {
      try {
        RawAnswer answer = servers.once(request(prepared.other()));
        sent++;
        if (answer.status() != 422 || !answer.text().contains("IDEMPOTENCY_KEY_REUSED")) {
          faults.add("Expected another body to be refused, but got " + answer.text());
        }
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
