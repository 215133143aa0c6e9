package io.countersign.bench.trial.load;

import io.countersign.ops.contract.client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What those at work were told. Each command carries a mark of its own into its event, so that the
 * log can be asked how often it took effect. Thread-safe.
 */
public final class Ledger {
  private static final int FIRST_FAILURE = 400;
  private static final int FIRST_FAULT = 500;

  private final AtomicLong last = new AtomicLong();
  private final Map<String, Fate> commands = new ConcurrentHashMap<>();
  private final Map<String, Long> claims = new ConcurrentHashMap<>();
  private final List<String> faults = new ArrayList<>();

  /** What is known of a command. */
  public enum Fate {
    /** No answer came. */
    UNKNOWN,
    DONE,
    REFUSED
  }

  /** A mark that no other command has; the command counts as sent. */
  public String mark(String kind) {
    String mark = kind + "-" + last.incrementAndGet();
    commands.put(mark, Fate.UNKNOWN);
    return mark;
  }

  /** Counts a command with a mark from elsewhere, such as the key of a row. */
  void sent(String mark) {
    commands.putIfAbsent(mark, Fate.UNKNOWN);
  }

  /** Notes what the server said of a command; an answer of 5xx is a fault. */
  boolean answered(String mark, Answer answer) {
    if (answer.status() >= FIRST_FAULT) {
      fault(mark, answer);
      return false;
    }
    boolean done = answer.status() < FIRST_FAILURE;
    commands.put(mark, done ? Fate.DONE : Fate.REFUSED);
    return done;
  }

  /** Notes that this person was given this task. */
  void claimed(String task, String person) {
    claims.merge(claim(task, person), 1L, Long::sum);
  }

  static String claim(String task, String person) {
    return task + " by " + person;
  }

  synchronized void fault(String what, Answer answer) {
    faults.add("%s: %d %s".formatted(what, answer.status(), answer.body()));
  }

  synchronized void fault(String what) {
    faults.add(what);
  }

  /** Answers that were neither done nor refused, and those at work who gave up. */
  public synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  @Nullable Fate fate(String mark) {
    return commands.get(mark);
  }

  Map<String, Fate> commands() {
    return commands;
  }

  Map<String, Long> claims() {
    return claims;
  }

  public long acknowledged() {
    long claimed = claims.values().stream().mapToLong(Long::longValue).sum();
    return claimed + commands.values().stream().filter(fate -> fate == Fate.DONE).count();
  }
}
