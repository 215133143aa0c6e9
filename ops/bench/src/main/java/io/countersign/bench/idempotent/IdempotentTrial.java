package io.countersign.bench.idempotent;

import io.countersign.bench.api.ApiDescription;
import io.countersign.bench.api.Operation;
import io.countersign.bench.idempotent.Cases.Case;
import io.countersign.bench.idempotent.Cases.Prepared;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.PatientVerify;
import io.countersign.ops.demo.TemporaryFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends each POST of the description several times under one idempotency key, at once and across
 * {@code kill -9}: one effect, one answer.
 */
public final class IdempotentTrial {
  private static final int DESKS = 6;
  private static final int MOST_FAULTS = 20;
  private static final int RARELY = 25;
  private static final Set<String> DEAR =
      Set.of("/verify", "/rebuild", "/models", "/projects/{project}/models/train", "/users");
  private static final Set<String> WITHOUT_KEY = Set.of("/login", "/logout");
  private static final long LOOK_NANOS = 20_000_000L;

  private final Run run;
  private final int requests;
  private final int kills;
  private final Cases cases = new Cases();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final Map<String, LongAdder> done = new ConcurrentSkipListMap<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger groups = new AtomicInteger();
  private final AtomicInteger skipped = new AtomicInteger();

  /**
   * @param requests that are sent under keys in all
   * @param kills of the server, spread over them
   */
  public IdempotentTrial(Run run, int requests, int kills) {
    this.run = run;
    this.requests = requests;
    this.kills = kills;
  }

  /**
   * What came of it.
   *
   * @param byCall how many keys each call was sent under
   * @param missing calls of the description that there is no case for
   * @param differences that verify found
   */
  public record Outcome(
      int requests,
      int keys,
      int kills,
      Map<String, Long> byCall,
      List<String> missing,
      List<String> faults,
      long differences) {}

  public Outcome run() throws InterruptedException {
    try (TemporaryFolder folder = TemporaryFolder.make("idempotent");
        Servers servers = new Servers(folder.path())) {
      String admin = servers.server().adminToken();
      List<String> missing = missing(servers);
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < DESKS; i++) {
        Desk desk = Desk.make(servers, admin, i);
        int number = i;
        threads.add(new Thread(() -> work(desk, run.random(number)), "desk-" + i));
      }
      threads.forEach(Thread::start);
      killNowAndThen(servers);
      for (Thread thread : threads) {
        thread.join();
      }
      return outcome(servers, admin, missing);
    }
  }

  private List<String> missing(Servers servers) {
    JsonNode document = JsonMapper.shared().readTree(servers.server().description());
    Set<String> calls = new TreeSet<>();
    for (Operation operation : new ApiDescription(document).operations()) {
      if (operation.method().equals("POST")) {
        calls.add(operation.call().substring("POST ".length()));
      }
    }
    calls.removeAll(cases.all().keySet());
    calls.removeAll(WITHOUT_KEY);
    return List.copyOf(calls);
  }

  private void killNowAndThen(Servers servers) throws InterruptedException {
    for (int kill = 1; kill <= kills; kill++) {
      int at = (int) ((long) requests * kill / (kills + 1));
      while (sent.get() < at && faults.size() < MOST_FAULTS) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
      run.say("Killing the server after %d requests", sent.get());
      servers.killAndStart();
    }
  }

  private void work(Desk desk, Random random) {
    List<Map.Entry<String, Case>> all = List.copyOf(cases.all().entrySet());
    while (sent.get() < requests && faults.size() < MOST_FAULTS) {
      int number = groups.incrementAndGet();
      // Each has its turn once, before they are drawn.
      boolean first = number <= all.size();
      Map.Entry<String, Case> drawn = all.get(first ? number - 1 : random.nextInt(all.size()));
      if (first || !DEAR.contains(drawn.getKey()) || random.nextInt(RARELY) == 0) {
        repeat(drawn.getKey(), drawn.getValue(), desk, number, random);
      }
    }
  }

  private void repeat(String call, Case one, Desk desk, int number, Random random) {
    try {
      Prepared prepared = one.prepare(desk, number);
      Repetition repetition = new Repetition(desk.servers(), prepared, random);
      List<String> found = repetition.run();
      sent.addAndGet(repetition.sent());
      done.computeIfAbsent(call, first -> new LongAdder()).increment();
      found.forEach(fault -> add("POST %s: %s".formatted(call, fault)));
    } catch (Servers.Unanswered unanswered) {
      // A kill came between two steps of what has to be there before.
      skipped.incrementAndGet();
    } catch (RuntimeException broken) {
      add("POST %s: broke off by %s".formatted(call, broken));
    }
  }

  private void add(String fault) {
    faults.add(fault);
    run.say("%s", fault);
  }

  private Outcome outcome(Servers servers, String admin, List<String> missing) {
    JsonNode verified = PatientVerify.run(servers.server().client().withToken(admin));
    verified.path("items").valueStream().limit(MOST_FAULTS).forEach(item -> run.say("%s", item));
    run.say("%d groups could not be prepared", skipped.get());
    Map<String, Long> byCall = new TreeMap<>();
    done.forEach((call, count) -> byCall.put(call, count.sum()));
    int keys = byCall.values().stream().mapToInt(Long::intValue).sum();
    return new Outcome(
        sent.get(),
        keys,
        kills,
        byCall,
        missing,
        List.copyOf(faults),
        verified.path("differences").asLong(-1));
  }
}
