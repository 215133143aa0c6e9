package io.countersign.ops.server.views;

import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.limits.Limits;
import io.countersign.projections.query.CurrentFreshness;
import io.countersign.projections.store.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says how far the views follow what has happened. */
@RestController
final class ViewStateController {
  private final ReadYourWrites views;
  private final EventLog log;
  private final Duration late;
  private final Clock clock;

  ViewStateController(ReadYourWrites views, EventLog log, Limits limits, Clock clock) {
    this.views = views;
    this.log = log;
    this.late = limits.late();
    this.clock = clock;
  }

  /** Whether views can be relied on. */
  enum ViewState {
    CURRENT,
    BEHIND,
    AWAY
  }

  /**
   * How far the views are.
   *
   * @param asOf up to when they surely include everything; none where they are away or empty
   * @param position of the last event that they include; 0 where there is none
   * @param lastPosition of the last event in the log
   */
  record Views(ViewState state, @Nullable Instant asOf, long position, long lastPosition) {}

  /** Commands go on in any case. */
  @GetMapping("/api/v1/views")
  Views views() {
    long last = log.lastPosition();
    try {
      Freshness reached = views.ask(new CurrentFreshness());
      return new Views(state(reached.position()), reached.asOf(), reached.position(), last);
    } catch (RequestRefused refused) {
      if (refused.code() != ProblemCode.VIEWS_UNAVAILABLE) {
        throw refused;
      }
      return new Views(ViewState.AWAY, null, 0, last);
    }
  }

  private ViewState state(long position) {
    List<RecordedEvent> missing = log.readAfter(position, 1);
    Instant bound = clock.instant().minus(late);
    boolean behind = !missing.isEmpty() && missing.get(0).at().isBefore(bound);
    return behind ? ViewState.BEHIND : ViewState.CURRENT;
  }
}
