package io.countersign.ops.server.operations;

import com.github.f4b6a3.ulid.UlidCreator;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.StoreTrouble;
import io.countersign.ops.server.operations.OperationView.Progress;
import io.countersign.ops.server.operations.OperationView.State;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One operation, from the moment it is promised. */
final class Operation {
  private static final Logger LOG = LoggerFactory.getLogger(Operation.class);

  private final String id = UlidCreator.getUlid().toString();
  private final String kind;
  private final String exclusive;
  private final String startedBy;
  private final Clock clock;
  private final Instant startedAt;
  private volatile Progress progress = new Progress(0, null);
  private volatile @Nullable Outcome outcome;

  private record Outcome(
      State state,
      Instant at,
      @Nullable OperationOutcome result,
      @Nullable String code,
      @Nullable String detail) {}

  Operation(String kind, String exclusive, String startedBy, Clock clock) {
    this.kind = kind;
    this.exclusive = exclusive;
    this.startedBy = startedBy;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  String id() {
    return id;
  }

  String startedBy() {
    return startedBy;
  }

  boolean running() {
    return outcome == null;
  }

  boolean excludes(String other) {
    return running() && exclusive.equals(other);
  }

  void run(Work work) {
    try {
      OperationOutcome result = work.run(this::reached);
      outcome = new Outcome(State.DONE, clock.instant(), result, null, null);
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError failure) {
      fail(failure);
    }
  }

  /** Each step is a boundary to stop at. */
  private void reached(long done, long total) {
    if (Thread.currentThread().isInterrupted()) {
      throw new RequestRefused(
          ProblemCode.NODE_STOPPING, "Stopped on its way, as the node is stopping; start it again");
    }
    progress = new Progress(done, total < 0 ? null : total);
  }

  private void fail(Throwable failure) {
    Problem problem = problem(failure);
    outcome = new Outcome(State.FAILED, clock.instant(), null, problem.code(), problem.detail());
  }

  private Problem problem(Throwable failure) {
    if (failure instanceof CommandRefused refused) {
      return Problem.of(refused);
    }
    if (failure instanceof RequestRefused refused) {
      return refused.problem();
    }
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    Optional<Problem> trouble = StoreTrouble.problem(failure);
    if (trouble.isPresent()) {
      LOG.warn("A store failed the operation {}: {}", kind, failure.toString());
      return trouble.get();
    }
    LOG.error("Operation {} failed, id {}", kind, id, failure);
    return Problem.internal(id);
  }

  OperationView view() {
    Outcome ended = outcome;
    return ended == null
        ? new OperationView(id, kind, State.RUNNING, progress, startedAt, null, null, null, null)
        : new OperationView(
            id,
            kind,
            ended.state(),
            progress,
            startedAt,
            ended.at(),
            ended.result(),
            ended.code(),
            ended.detail());
  }
}
