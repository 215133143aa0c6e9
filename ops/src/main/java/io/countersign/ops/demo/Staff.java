package io.countersign.ops.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Everybody at work at the same time, each with an own log-in; closing it sends them home. */
final class Staff implements AutoCloseable {
  /** How long a person without work waits before looking again. */
  private static final long PAUSE_MILLIS = 100;

  private final ScheduledExecutorService desks;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private Staff(int people) {
    desks = Executors.newScheduledThreadPool(people, runnable -> new Thread(runnable, "staff"));
  }

  static Staff atWork(List<StaffMember> members) {
    Staff staff = new Staff(members.size());
    for (StaffMember member : new ArrayList<>(members)) {
      staff.desks.scheduleWithFixedDelay(
          () -> staff.work(member), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
    return staff;
  }

  private void work(StaffMember member) {
    try {
      member.workUntilNothingIsLeft();
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
      throw e;
    }
  }

  /**
   * Passes on what stopped a person from working.
   *
   * @throws IllegalStateException if anything did
   */
  void requireAllWell() {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new IllegalStateException("A member of staff could not go on: " + cause, cause);
    }
  }

  /** Waits until everybody has finished the task in hand. */
  @Override
  public void close() {
    desks.shutdown();
    try {
      if (!desks.awaitTermination(30, TimeUnit.SECONDS)) {
        desks.shutdownNow();
      }
    } catch (InterruptedException e) {
      desks.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
