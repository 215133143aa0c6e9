package io.countersign.ops.server.operations;

import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.security.access.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * The operations of this node: some run at once, a few wait, and the last ones that ended can still
 * be asked for. They end with the node.
 */
@Component
public final class Operations implements SmartLifecycle {
  /** How many that ended are remembered. */
  static final int REMEMBERED = 100;

  private static final int WAITING = 8;

  private final Map<String, Operation> known = new LinkedHashMap<>();
  private final ExecutorService threads;
  private final int most;
  private final Duration patience;
  private final Clock clock;
  private volatile boolean running;

  Operations(Limits limits, Clock clock) {
    CustomizableThreadFactory factory = new CustomizableThreadFactory("operation-");
    factory.setDaemon(true);
    this.threads = Executors.newFixedThreadPool(limits.operations(), factory);
    this.most = limits.operations() + WAITING;
    this.patience = limits.stop();
    this.clock = clock;
  }

  /** An operation that was promised; unless it is started, it is taken back when this is closed. */
  public final class Promise implements AutoCloseable {
    private final Operation operation;
    private boolean started;

    private Promise(Operation operation) {
      this.operation = operation;
    }

    public String id() {
      return operation.id();
    }

    public void start(Work work) {
      started = true;
      threads.execute(() -> operation.run(work));
    }

    @Override
    public void close() {
      if (!started) {
        forget(operation);
      }
    }
  }

  /**
   * Promises an operation.
   *
   * @param exclusive of operations of the same name only one goes on at a time
   * @throws RequestRefused {@code OPERATION_RUNNING}, or {@code TOO_MANY_AT_ONCE}
   */
  public synchronized Promise promise(String kind, String exclusive, Caller caller) {
    if (known.values().stream().anyMatch(operation -> operation.excludes(exclusive))) {
      throw new RequestRefused(ProblemCode.OPERATION_RUNNING, "Another " + kind + " is running");
    }
    if (known.values().stream().filter(Operation::running).count() >= most) {
      throw new RequestRefused(
          ProblemCode.TOO_MANY_AT_ONCE, "Too many operations at once; try again later");
    }
    forgetOldest();
    Operation operation = new Operation(kind, exclusive, caller.person(), clock);
    known.put(operation.id(), operation);
    return new Promise(operation);
  }

  private void forgetOldest() {
    long ended = known.values().stream().filter(operation -> !operation.running()).count();
    if (ended > REMEMBERED) {
      known.values().stream()
          .filter(operation -> !operation.running())
          .map(Operation::id)
          .findFirst()
          .ifPresent(known::remove);
    }
  }

  private synchronized void forget(Operation operation) {
    known.remove(operation.id());
  }

  /** An operation, for who started it and for those who run the installation. */
  public synchronized Optional<OperationView> find(String id, Caller caller) {
    return Optional.ofNullable(known.get(id))
        .filter(one -> caller.runsInstallation() || one.startedBy().equals(caller.person()))
        .map(Operation::view);
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop(Runnable stopped) {
    CustomizableThreadFactory factory = new CustomizableThreadFactory("operations-stop-");
    factory.setDaemon(true);
    factory
        .newThread(
            () -> {
              try {
                stop();
              } finally {
                stopped.run();
              }
            })
        .start();
  }

  /** Interrupts what is running, which ends at its next step, before the stores close. */
  @Override
  public void stop() {
    running = false;
    threads.shutdownNow();
    try {
      threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** While the requests in flight end. */
  @Override
  public int getPhase() {
    return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE;
  }
}
