package io.countersign.ops.wiring;

import com.mongodb.MongoException;
import io.countersign.ops.answers.StoreTrouble;
import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
import io.countersign.projections.InvalidPageMark;
import io.countersign.projections.ProjectionQueries;
import io.countersign.projections.StoreAway;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between requests and the projections, and says over HTTP what is wrong where they can't
 * answer. It leaves threads for commands, which need no projections: only so many requests ask at
 * once, and while the document store is away one looks whether it is back and the others are
 * refused at once.
 */
final class ViewGuard {
  private static final Logger LOG = LoggerFactory.getLogger(ViewGuard.class);
  private static final long PATIENCE_MILLIS = 100;

  private final ProjectionQueries queries;
  private final Semaphore seats;
  private final ReentrantLock looking = new ReentrantLock();
  private final AtomicBoolean away = new AtomicBoolean();

  private ViewGuard(ProjectionQueries queries, int atOnce) {
    this.queries = queries;
    this.seats = new Semaphore(atOnce, true);
  }

  /**
   * The same queries, which refuse the request where they would fail.
   *
   * @param atOnce how many are asked at once
   */
  static ProjectionQueries around(ProjectionQueries queries, int atOnce) {
    ViewGuard guard = new ViewGuard(queries, atOnce);
    return (ProjectionQueries)
        Proxy.newProxyInstance(
            ViewGuard.class.getClassLoader(),
            new Class<?>[] {ProjectionQueries.class},
            (proxy, method, arguments) -> guard.ask(method, arguments));
  }

  private @Nullable Object ask(Method method, Object @Nullable [] arguments) throws Throwable {
    if (away.get()) {
      requireBack();
    }
    if (!seats.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      throw new RequestRefused(
          ProblemCode.TOO_MANY_AT_ONCE, "Too many ask for views at once; try again");
    }
    try {
      return method.invoke(queries, arguments);
    } catch (InvocationTargetException e) {
      throw meaning(e.getCause() == null ? e : e.getCause());
    } finally {
      seats.release();
    }
  }

  private void requireBack() {
    if (!looking.tryLock()) {
      throw StoreTrouble.VIEWS_AWAY.refused();
    }
    try {
      if (away.get()) {
        queries.freshness();
        away.set(false);
        LOG.info("The views can be reached again");
      }
    } catch (MongoException e) {
      throw StoreTrouble.VIEWS_AWAY.refused();
    } finally {
      looking.unlock();
    }
  }

  private Throwable meaning(Throwable failure) {
    if (failure instanceof InvalidPageMark mark) {
      return RequestRefused.parameter("after", String.valueOf(mark.getMessage()));
    }
    if (failure instanceof MongoException unanswered) {
      note(unanswered);
      return StoreTrouble.VIEWS_AWAY.refused();
    }
    return failure;
  }

  /** Logged once while the store is away, and not for each who asks. */
  private void note(MongoException unanswered) {
    if (!StoreAway.isCauseOf(unanswered) || !away.getAndSet(true)) {
      LOG.warn("The views can't be reached: {}", unanswered.getMessage());
    }
  }
}
