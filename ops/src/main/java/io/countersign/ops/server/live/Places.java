package io.countersign.ops.server.live;

import io.countersign.engine.project.UserId;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import java.util.HashMap;
import java.util.Map;

/** Places for clients; one person has only so many of them, so that there are some for others. */
final class Places {
  private final int all;
  private final int ofPerson;
  private final Map<UserId, Integer> taken = new HashMap<>();
  private int total;

  Places(int all, int ofPerson) {
    this.all = all;
    this.ofPerson = ofPerson;
  }

  /**
   * Takes one.
   *
   * @throws RequestRefused {@code TOO_MANY_AT_ONCE}
   */
  synchronized void take(UserId person) {
    if (total >= all) {
      throw refused("Expected at most %d clients of the stream".formatted(all));
    }
    if (taken.getOrDefault(person, 0) >= ofPerson) {
      throw refused("Expected at most %d clients of one person".formatted(ofPerson));
    }
    taken.merge(person, 1, Integer::sum);
    total++;
  }

  private static RequestRefused refused(String why) {
    return new RequestRefused(ProblemCode.TOO_MANY_AT_ONCE, why + "; close one first");
  }

  /** Gives one back; once for each that was taken. */
  synchronized void giveBack(UserId person) {
    taken.computeIfPresent(person, (who, places) -> places == 1 ? null : places - 1);
    total--;
  }
}
