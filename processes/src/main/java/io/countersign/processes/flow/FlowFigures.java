package io.countersign.processes.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What waits in the process engine, for those who watch over the installation. */
public final class FlowFigures {
  private final FlowEngine engine;
  private final Clock clock;

  public FlowFigures(FlowEngine engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /**
   * Rows that wait for a model.
   *
   * @param oldest how long the first has waited; zero if none waits
   */
  public record Waiting(long rows, Duration oldest) {}

  /** The rows that wait for a model. */
  public Waiting waitingForModels() {
    FlowEngine.WaitingForModels waiting = engine.waitingForModels();
    return new Waiting(waiting.rows(), waiting.since().map(this::waited).orElse(Duration.ZERO));
  }

  private Duration waited(Instant since) {
    Duration waited = Duration.between(since, clock.instant());
    return waited.isNegative() ? Duration.ZERO : waited;
  }

  /** What the process engine gave up; nothing does, so any is a fault. */
  public long incidents() {
    return engine.incidents();
  }
}
