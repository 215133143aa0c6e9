package io.countersign.ops.wiring;

import com.mongodb.MongoException;
import io.countersign.ops.answers.StoreTrouble;
import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
import io.countersign.projections.query.CurrentFreshness;
import io.countersign.projections.query.InvalidPageMark;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Views;
import io.countersign.projections.store.StoreAway;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between requests and the projections, and says over HTTP what is wrong where they can't
 * answer. It leaves threads for commands, which need no projections: only so many requests ask at
 * once, and while the document store is away one looks whether it is back and the others are
 * refused at once.
 */
final class ViewGuard implements Views {
  private static final Logger LOG = LoggerFactory.getLogger(ViewGuard.class);
  private static final long PATIENCE_MILLIS = 100;

  private final Views views;
  private final Semaphore seats;
  private final ReentrantLock looking = new ReentrantLock();
  private final AtomicBoolean away = new AtomicBoolean();

  /**
   * @param atOnce how many ask at once
   */
  ViewGuard(Views views, int atOnce) {
    this.views = views;
    this.seats = new Semaphore(atOnce, true);
  }

  @Override
  public <R> R ask(Query<R> query) {
    try {
      return guarded(() -> views.ask(query));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw tooMany();
    }
  }

  @Override
  public boolean waitFor(long position, Duration atMost) throws InterruptedException {
    return guarded(() -> views.waitFor(position, atMost));
  }

  private interface Question<R> {
    R ask() throws InterruptedException;
  }

  private <R> R guarded(Question<R> question) throws InterruptedException {
    if (away.get()) {
      requireBack();
    }
    if (!seats.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      throw tooMany();
    }
    try {
      return question.ask();
    } catch (InvalidPageMark mark) {
      throw RequestRefused.parameter("after", String.valueOf(mark.getMessage()));
    } catch (MongoException unanswered) {
      note(unanswered);
      throw StoreTrouble.VIEWS_AWAY.refused();
    } finally {
      seats.release();
    }
  }

  private static RequestRefused tooMany() {
    return new RequestRefused(
        ProblemCode.TOO_MANY_AT_ONCE, "Too many ask for views at once; try again");
  }

  private void requireBack() {
    if (!looking.tryLock()) {
      throw StoreTrouble.VIEWS_AWAY.refused();
    }
    try {
      if (away.get()) {
        views.ask(new CurrentFreshness());
        away.set(false);
        LOG.info("The views can be reached again");
      }
    } catch (MongoException e) {
      throw StoreTrouble.VIEWS_AWAY.refused();
    } finally {
      looking.unlock();
    }
  }

  /** Logged once while the store is away, and not for each who asks. */
  private void note(MongoException unanswered) {
    if (!StoreAway.isCauseOf(unanswered) || !away.getAndSet(true)) {
      LOG.warn("The views can't be reached: {}", unanswered.getMessage());
    }
  }
}
