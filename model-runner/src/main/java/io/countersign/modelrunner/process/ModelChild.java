package io.countersign.modelrunner.process;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.Answer;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.process.ProcessorTime.Watch;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A model in a process of its own. That is started when it is needed, and again after it ended;
 * whoever asks waits for those who asked before.
 */
final class ModelChild implements AutoCloseable {
  /** A process that ended may have been ended by somebody else: it is tried once more. */
  private static final int TRIES = 2;

  private final ModelBudget budget;
  private final ChildMachine machine;
  private final ProcessorTime time;
  private final ReentrantLock turn = new ReentrantLock(true);
  private volatile @Nullable Running running;
  private volatile boolean closed;

  ModelChild(ModelBudget budget, ChildMachine machine, ProcessorTime time) {
    this.budget = budget;
    this.machine = machine;
    this.time = time;
  }

  /**
   * Loads it and tries it out, unless that was done.
   *
   * @param subject what it is; other calls may name another place of the same bundle
   * @throws CommandRefused {@code MODEL_INVALID} if it is not what its bundle says, or no process
   *     can be started
   * @throws ModelFailedException if it took more than its budget, or its process ended
   * @throws CancellationException if it is closed meanwhile
   */
  void open(Subject subject) {
    inTurn(() -> ready(subject));
  }

  /**
   * An answer for each content, in order.
   *
   * @param subject as {@link #open}
   * @throws CommandRefused as {@link #open}
   * @throws ModelFailedException as {@link #open}
   * @throws CancellationException as {@link #open}
   */
  List<Answer> answers(Subject subject, List<Content> contents) {
    return inTurn(() -> ask(ready(subject), contents));
  }

  private <R> R inTurn(Tried<R> work) {
    turn.lock();
    try {
      for (int tried = 1; ; tried++) {
        try {
          return work.get();
        } catch (IOException ended) {
          requireAnotherTry(tried);
        }
      }
    } finally {
      turn.unlock();
    }
  }

  private static void requireAnotherTry(int tried) {
    if (tried == TRIES) {
      throw new ModelFailedException("its process ended while it worked, twice");
    }
  }

  /** Work with a process, which may end meanwhile. */
  private interface Tried<R> {
    R get() throws IOException;
  }

  private List<Answer> ask(Running asked, List<Content> contents) throws IOException {
    Reply reply =
        exchange(
            asked,
            budget.rows(contents.size()),
            () -> {
              Wire.writeContents(asked.out(), contents);
              return Wire.readReply(asked.in());
            });
    if (reply instanceof Reply.Answered said && said.answers().size() == contents.size()) {
      return said.answers();
    }
    end(asked);
    throw failed(reply);
  }

  private Running ready(Subject subject) throws IOException {
    Running known = running;
    if (known != null) {
      return known;
    }
    Running begun = begin(subject);
    Reply reply = exchange(begun, budget.start(), () -> Wire.readReply(begun.in()));
    if (!(reply instanceof Reply.Ready)) {
      end(begun);
      throw failed(reply);
    }
    return begun;
  }

  private RuntimeException failed(Reply reply) {
    if (reply instanceof Reply.Refused refused) {
      return refused.refusal();
    }
    return new ModelFailedException(
        "it needs more than the %d MB of memory that a model has".formatted(budget.memory() >> 20));
  }

  private Running begin(Subject subject) {
    try {
      Running begun = Running.of(machine.start(subject));
      running = begun;
      requireOpen();
      exchange(begun, budget.start(), () -> Wire.readReply(begun.in()));
      return begun;
    } catch (IOException e) {
      throw new CommandRefused(
          Refusal.MODEL_INVALID, "No process for a model can be started on this machine: " + e);
    }
  }

  private Reply exchange(Running process, Duration most, Tried<Reply> work) throws IOException {
    try (Watch watch = time.watch(process.process(), most)) {
      return exchange(work, watch::verdict);
    } catch (IOException | ModelFailedException ended) {
      end(process);
      throw ended;
    }
  }

  private void end(Running process) {
    running = null;
    process.process().destroyForcibly();
  }

  private Reply exchange(Tried<Reply> work, Supplier<@Nullable String> verdict) throws IOException {
    try {
      return work.get();
    } catch (IOException ended) {
      requireOpen();
      String reason = verdict.get();
      if (reason != null) {
        throw new ModelFailedException(reason);
      }
      throw ended;
    }
  }

  private void requireOpen() {
    if (closed) {
      close();
      throw new CancellationException("The model is closed");
    }
  }

  /** Ends the process, whatever it is at. */
  @Override
  public void close() {
    closed = true;
    Running known = running;
    if (known != null) {
      known.process().destroyForcibly();
    }
  }

  /** A process and its pipes. */
  private record Running(Process process, DataInputStream in, DataOutputStream out) {
    static Running of(Process process) {
      return new Running(
          process,
          new DataInputStream(new BufferedInputStream(process.getInputStream())),
          new DataOutputStream(new BufferedOutputStream(process.getOutputStream())));
    }
  }
}
