package io.countersign.ops.server.operations;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.server.directory.Directory;
import io.countersign.processes.Processes;
import io.countersign.processes.upkeep.ProcessRebuild.Rebuilt;
import io.countersign.projections.ProjectionRebuild;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Makes process state, queue and projections anew from the event log. Commands wait while process
 * state is made; the old projections are served until the new ones have caught up.
 */
@Component
public final class RebuildStores {
  private static final int ATTEMPTS = 5;

  private final Directory directory;
  private final EventLog log;
  private final Processes processes;
  private final ProjectionRebuild projections;
  private final JdbcTemplate jdbc;

  RebuildStores(
      Directory directory,
      EventLog log,
      Processes processes,
      ProjectionRebuild projections,
      JdbcTemplate jdbc) {
    this.directory = directory;
    this.log = log;
    this.processes = processes;
    this.projections = projections;
    this.jdbc = jdbc;
  }

  /** What is made anew. */
  public enum What {
    PROJECTIONS,
    PROCESSES,
    ALL;

    /**
     * Reads it as it goes over the wire.
     *
     * @throws CommandRefused {@code INPUT_INVALID} if it is none of them
     */
    static What parse(String text) {
      return Arrays.stream(values())
          .filter(what -> what.name().toLowerCase(Locale.ROOT).equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new CommandRefused(
                      Refusal.INPUT_INVALID,
                      "Expected projections, processes or all",
                      List.of(new FieldError("what", "UNKNOWN", "Expected one of the three"))));
    }
  }

  /**
   * What was made.
   *
   * @param processes missing unless they were made
   * @param projectionEvents that the projections were made from; missing unless they were made
   */
  @JsonTypeName("rebuild")
  public record Result(@Nullable Rebuilt processes, @Nullable Long projectionEvents)
      implements OperationOutcome {}

  /** Makes it, the processes first. */
  public Result run(What what, Steps steps) {
    Rebuilt rebuilt = what == What.PROJECTIONS ? null : processes(steps);
    Long events = what == What.PROCESSES ? null : projections(steps);
    return new Result(rebuilt, events);
  }

  /** Makes process state and queue, and the directory before them; {@code steps} counts rows. */
  public Rebuilt processes(Steps steps) {
    directory.rebuild(log);
    Long rows = jdbc.queryForObject("SELECT count(*) FROM data_row_key", Long.class);
    long total = rows == null ? Steps.UNKNOWN : rows;
    for (int attempt = 1; ; attempt++) {
      try {
        return processes.rebuild().rebuild(done -> steps.to(done, total));
      } catch (PessimisticLockingFailureException e) {
        // A command held what this waits for, and waited for what this holds.
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Makes the projections; {@code steps} counts events. */
  public long projections(Steps steps) {
    return projections.run(progress -> steps.to(progress.events(), Steps.UNKNOWN)).events();
  }
}
