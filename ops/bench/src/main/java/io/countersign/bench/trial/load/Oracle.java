package io.countersign.bench.trial.load;

import io.countersign.bench.measure.Run;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.contract.figures.Figure;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What is asked after each fault, while nobody works: whether all stores agree, and whether the log
 * holds what people were told, once.
 */
public final class Oracle {
  private static final int SHOWN = 10;

  private final Run run;
  private final Ledger ledger;
  private long differences;
  private LogCheck.Found found = new LogCheck.Found(List.of(), List.of(), List.of());

  public Oracle(Run run, Ledger ledger) {
    this.run = run;
    this.ledger = ledger;
  }

  /** Examines everything; {@code after} says in the progress what was done. */
  public void examine(CountersignClient admin, LogCheck check, String after) throws SQLException {
    JsonNode verified = admin.await("/verify", Map.of(), (done, total) -> {});
    differences += verified.path("differences").asLong();
    verified.path("items").valueStream().limit(SHOWN).forEach(one -> say(after, "differs", one));
    found = check.compare();
    found.lost().stream().limit(SHOWN).forEach(one -> say(after, "lost", one));
    found.twice().stream().limit(SHOWN).forEach(one -> say(after, "twice", one));
    found.refused().stream().limit(SHOWN).forEach(one -> say(after, "though refused", one));
    ledger.faults().stream().limit(SHOWN).forEach(one -> say(after, "fault", one));
  }

  private void say(String after, String what, Object subject) {
    run.say("After %s, %s: %s", after, what, subject);
  }

  /** What was found in all, with the goals. */
  public List<Figure> figures() {
    return List.of(
        Figure.of("commands acknowledged", "count", ledger.acknowledged()),
        Figure.of("of them lost", "count", found.lost().size()).atMost(0),
        Figure.of("of them done twice", "count", found.twice().size()).atMost(0),
        Figure.of("done though refused", "count", found.refused().size()).atMost(0),
        Figure.of("answers of 5xx, and callers given up", "count", ledger.faults().size())
            .atMost(0),
        Figure.of("differences found by verify", "count", differences).atMost(0));
  }
}
