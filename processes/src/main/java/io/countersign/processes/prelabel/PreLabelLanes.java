package io.countersign.processes.prelabel;

import io.countersign.engine.background.BackgroundLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Several workers side by side, each for another project: one that waits for a slow model keeps no
 * other from its rows. There are more of them only when the others have something in hand.
 */
public final class PreLabelLanes {
  private static final String NAME = "countersign-pre-label";
  private static final Duration PAUSE = Duration.ofSeconds(3);

  /** How long the others may take to end, which were told to when the first was. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final List<PreLabelWorker> workers;
  private final List<BackgroundLoop> loops = new ArrayList<>();
  private final AtomicIntegerArray atWork;

  public PreLabelLanes(List<PreLabelWorker> workers) {
    this.workers = List.copyOf(workers);
    this.atWork = new AtomicIntegerArray(workers.size());
    for (int lane = 0; lane < workers.size(); lane++) {
      int number = lane;
      loops.add(
          BackgroundLoop.whileThereIsMore(
              lane == 0 ? NAME : NAME + "-" + lane, PAUSE, () -> turn(number)));
    }
  }

  /**
   * The first of them, which starts and ends the others.
   *
   * @param stopListening to rows that come in, when it ends
   */
  public BackgroundLoop first(Runnable stopListening) {
    BackgroundLoop first = loops.get(0);
    first.whenEnding(
        () -> {
          stopListening.run();
          others().forEach(BackgroundLoop::end);
        });
    first.whenEnded(
        () -> {
          others().forEach(other -> other.close(PATIENCE));
          workers.forEach(PreLabelWorker::release);
        });
    return first;
  }

  private List<BackgroundLoop> others() {
    return loops.subList(1, loops.size());
  }

  /** Says that there may be rows that nobody is at. */
  public void wake() {
    for (int lane = 0; lane < loops.size(); lane++) {
      if (atWork.get(lane) == 0) {
        wake(lane);
        return;
      }
    }
  }

  private void wake(int lane) {
    if (lane > 0) {
      loops.get(lane).start();
    }
    loops.get(lane).wake();
  }

  private boolean turn(int lane) {
    try {
      return workers.get(lane).work(() -> begun(lane)) > 0;
    } catch (CancellationException stopping) {
      return false;
    } finally {
      atWork.set(lane, 0);
    }
  }

  private void begun(int lane) {
    atWork.set(lane, 1);
    wake();
  }
}
