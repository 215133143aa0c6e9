package io.countersign.ops.server.operations;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.processes.Processes;
import io.countersign.processes.upkeep.DeadLetterTable;
import io.countersign.projections.query.AllDeadLetters;
import io.countersign.projections.query.Views;
import io.countersign.projections.store.Generations;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What projections and background work leave out since it failed, and how it is retried. */
@Component
public final class DeadLetters {
  private final Views views;
  private final Generations generations;
  private final DeadLetterTable processes;

  DeadLetters(Views views, Generations generations, Processes processes) {
    this.views = views;
    this.generations = generations;
    this.processes = processes.deadLetters();
  }

  /** All of it. */
  public List<DeadLetterLine> all() {
    return Stream.concat(
            views.ask(new AllDeadLetters()).stream().map(DeadLetterLine::of),
            processes.all().stream().map(DeadLetterLine::of))
        .toList();
  }

  /**
   * Has it tried again within seconds.
   *
   * @param subject all of it if {@code null}
   * @return how much there is of it
   */
  public long retry(@Nullable String subject) {
    List<String> subjects = subject == null ? List.of() : List.of(subject);
    return generations.retryDeadLetters(subjects)
        + processes.retry(subjects.stream().map(DataRowId::new).toList());
  }
}
