package io.countersign.bench.trial.load;

import io.countersign.bench.rig.Caller;
import io.countersign.bench.rig.TextProject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The members of a project at work, each on a thread of its own, until it is closed: imports,
 * claims, decisions, reopenings, changes of the policy.
 */
public final class Load implements AutoCloseable {
  private static final long LOOK_MILLIS = 20;
  private static final long END_SECONDS = 240;

  /** How long people think between two things that they do; where cores are few, others run too. */
  private static final long THINK_MILLIS = Long.getLong("trial.think.millis", 0);

  private final Supplier<URI> server;
  private final TextProject project;
  private final Ledger ledger;
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);
  private final AtomicBoolean ended = new AtomicBoolean();
  private final List<Thread> threads = new ArrayList<>();
  final Queue<String> finished = new ConcurrentLinkedQueue<>();
  final AtomicInteger waiting = new AtomicInteger();

  private Load(Supplier<URI> server, TextProject project, Ledger ledger) {
    this.server = server;
    this.project = project;
    this.ledger = ledger;
  }

  /**
   * Lets everybody begin.
   *
   * @param server where the next request goes
   * @param random draws what they do
   */
  public static Load start(
      Supplier<URI> server, TextProject project, Staff staff, Ledger ledger, Random random) {
    Load load = new Load(server, project, ledger);
    for (Staff.Member member : staff.members()) {
      Shift shift = load.shift(member, new Random(random.nextLong()));
      Thread thread = new Thread(() -> load.work(shift), "trial-" + member.role());
      thread.setDaemon(true);
      load.threads.add(thread);
    }
    load.threads.forEach(Thread::start);
    return load;
  }

  /** What somebody does next. */
  interface Shift {
    /** Whether there was something to do. */
    boolean workOnce() throws InterruptedException;
  }

  private Shift shift(Staff.Member member, Random random) {
    Caller caller = new Caller(server, member.token());
    return member.role().equals("manager")
        ? new Managing(caller, project, ledger, this, random)
        : new Deciding(caller, project, ledger, this, member.id(), random);
  }

  private void work(Shift shift) {
    try {
      while (!ended.get()) {
        boolean busy;
        gate.readLock().lock();
        try {
          busy = shift.workOnce();
        } finally {
          gate.readLock().unlock();
        }
        long pause = busy ? THINK_MILLIS : Math.max(LOOK_MILLIS, THINK_MILLIS);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      ledger.fault("Somebody stopped: " + e);
    }
  }

  /** Waits until everybody was answered, and keeps them waiting until it is closed. */
  public Pause pause() {
    gate.writeLock().lock();
    return gate.writeLock()::unlock;
  }

  /** Nobody sends anything meanwhile. */
  public interface Pause extends AutoCloseable {
    @Override
    void close();
  }

  /** Everybody leaves at once, without waiting for answers. */
  void abandon() {
    ended.set(true);
    threads.forEach(Thread::interrupt);
  }

  @Override
  public void close() {
    ended.set(true);
    for (Thread thread : threads) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
