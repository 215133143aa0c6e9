package io.countersign.ops.server.answers;

import io.countersign.engine.log.EventLog;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.limits.Limits;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reached;
import io.countersign.projections.query.Views;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The views, no staler than a caller asks for: who names the position of a write reads it. */
@Component
public final class ReadYourWrites {
  private final Views views;
  private final EventLog log;
  private final Limits limits;
  private final Clock clock;

  ReadYourWrites(Views views, EventLog log, Limits limits, Clock clock) {
    this.views = views;
    this.log = log;
    this.limits = limits;
    this.clock = clock;
  }

  /** What a view read from the log itself is as of; to be asked before it is read. */
  public AsOf now() {
    return new AsOf(clock.instant(), log.lastPosition());
  }

  /** Waits until the views include the event at {@code atLeast}. */
  public void await(@Nullable Long atLeast) {
    if (atLeast != null && !waited(atLeast)) {
      throw behind("Expected the views at " + atLeast + ", but they are not there yet");
    }
  }

  /** Asks without waiting. */
  public <R> R ask(Query<R> query) {
    return views.ask(query);
  }

  /** Asks once the views include the event at {@code atLeast}. */
  public <R> R ask(Query<R> query, @Nullable Long atLeast) {
    await(atLeast);
    return views.ask(query);
  }

  /** Asks for what surely exists: once more when the views have caught up. */
  public <R> R askExisting(Query<Optional<R>> query, @Nullable Long atLeast) {
    Optional<R> found = ask(query, atLeast);
    if (found.isEmpty() && waited(log.lastPosition())) {
      found = views.ask(query);
    }
    return found.orElseThrow(() -> behind("The views do not include it yet"));
  }

  private boolean waited(long position) {
    return views.ask(new Reached(position, limits.behind()));
  }

  private static RequestRefused behind(String detail) {
    return new RequestRefused(ProblemCode.PROJECTION_BEHIND, detail + "; try again");
  }
}
