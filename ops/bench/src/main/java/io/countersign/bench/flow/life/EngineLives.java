package io.countersign.bench.flow.life;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A process engine alone: what a row is and what was said of it are process variables, and the full
 * history is its record. A call a step, as the guides have it; nobody gets in anybody's way, as
 * every person is told which tasks are theirs.
 *
 * @param <P> a pre-label that was taken
 */
abstract class EngineLives<P> implements Lives {
  static final String FLOW = "staged-review";
  static final String TOPIC = "pre-label";
  static final String WORKER = "bench";
  private static final Map<String, Object> APPROVED = Map.of("outcome", "APPROVED");

  /** What the reviewer of the last stage says. */
  private static final Map<String, Object> APPROVED_AT_LAST = Map.of("outcome", "APPROVED_AT_LAST");

  private int registered;

  abstract void start(String key, Map<String, Object> row);

  /** Takes rows that wait for a model, {@link #CHUNK} at most. */
  abstract List<P> takePreLabels();

  abstract void complete(P preLabel, Map<String, Object> said);

  /** The diagram, with the execution where it names the token that our own engine gives it. */
  static String diagram() {
    try (InputStream file = EngineLives.class.getResourceAsStream("/processes/" + FLOW + ".bpmn")) {
      return new String(requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .replace("(token", "(execution");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tasks at one step of the diagram that nobody has. */
  abstract List<String> tasksAt(String step);

  /** Claims a task and completes it with what the person said. */
  abstract void decide(String task, String person, Map<String, Object> said);

  /** How many rows are under way. */
  abstract long left();

  @Override
  public final void live(int rows, double confidence) throws InterruptedException {
    Lives.share(
        IntStream.range(registered, registered + rows).boxed().toList(), (row, by) -> start(row));
    registered += rows;
    preLabel(Map.of("label", LABEL, "confidence", confidence, "model", "bench:1"));
    if (confidence == UNSURE) {
      Lives.share(tasksAt("review-label"), (task, by) -> decide(task, by, APPROVED));
      Lives.share(tasksAt("review-label"), (task, by) -> decide(task, by, APPROVED_AT_LAST));
    }
    if (left() > 0) {
      throw new IllegalStateException("Expected every row accepted, but some wait");
    }
  }

  private void start(int number) {
    Map<String, Object> row =
        Map.of(
            "batch",
            "bench-batch",
            "content",
            "%064x".formatted(number),
            "mediaType",
            "text/plain",
            "policyVersion",
            1);
    start("bench-%08d".formatted(number), row);
  }

  private void preLabel(Map<String, Object> said) throws InterruptedException {
    List<P> taken = takePreLabels();
    while (!taken.isEmpty()) {
      Lives.share(taken, (preLabel, by) -> complete(preLabel, said));
      taken = takePreLabels();
    }
  }

  /** What the gateways ask, answered from the process variables of an engine's execution. */
  public static final class RowVariables {
    private final BiFunction<Object, String, @Nullable Object> variables;

    RowVariables(BiFunction<Object, String, @Nullable Object> variables) {
      this.variables = variables;
    }

    public boolean awaitsPreLabel(Object execution) {
      return !hasPreLabel(execution);
    }

    public boolean hasPreLabel(Object execution) {
      return variables.apply(execution, "label") != null;
    }

    public @Nullable String route(Object execution) {
      return (String) variables.apply(execution, "route");
    }

    public boolean rejected(Object execution) {
      return "REJECTED".equals(variables.apply(execution, "outcome"));
    }

    public boolean reviewDue(Object execution) {
      return "APPROVED".equals(variables.apply(execution, "outcome"));
    }
  }
}
