package io.countersign.ops.answers;

import io.countersign.engine.log.EventLog;
import io.countersign.ops.limits.Limits;
import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
import io.countersign.projections.ProjectionQueries;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers no staler than a caller asks for. */
@Component
public final class Freshly {
  private final ProjectionQueries queries;
  private final EventLog log;
  private final Limits limits;
  private final Clock clock;

  Freshly(ProjectionQueries queries, EventLog log, Limits limits, Clock clock) {
    this.queries = queries;
    this.log = log;
    this.limits = limits;
    this.clock = clock;
  }

  /** What a view read from the log itself is as of; to be asked before it is read. */
  public AsOf now() {
    return new AsOf(clock.instant(), log.lastPosition());
  }

  /** The queries, once they include the event at {@code atLeast}. */
  public ProjectionQueries at(@Nullable Long atLeast) {
    if (atLeast != null && !waited(atLeast)) {
      throw behind("Expected the views at " + atLeast + ", but they are not there yet");
    }
    return queries;
  }

  /** A view of what surely exists: looks once more when the views have caught up. */
  public <T> T existing(Supplier<Optional<T>> view) {
    Optional<T> found = view.get();
    if (found.isEmpty() && waited(log.lastPosition())) {
      found = view.get();
    }
    return found.orElseThrow(() -> behind("The views do not include it yet"));
  }

  private boolean waited(long position) {
    try {
      return queries.waitFor(position, limits.behind());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static RequestRefused behind(String detail) {
    return new RequestRefused(ProblemCode.PROJECTION_BEHIND, detail + "; try again");
  }
}
