package io.countersign.ops.server.wiring;

import com.mongodb.MongoException;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.StoreTrouble;
import io.countersign.projections.query.CurrentFreshness;
import io.countersign.projections.query.InvalidPageMark;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Views;
import io.countersign.projections.store.StoreAway;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnErrorEvent;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bulkhead and a circuit breaker between requests and the projections, so that threads are left
 * for commands, which need no projections: only so many requests ask at once, and while the
 * document store is away one looks whether it is back and the others are refused at once. How long
 * an answer may take is for the driver to limit.
 */
final class ViewGuard implements Views {
  private static final Logger LOG = LoggerFactory.getLogger(ViewGuard.class);
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final Views views;
  private final Bulkhead bulkhead;
  private final CircuitBreaker breaker = CircuitBreaker.of("views", openWhileAway());

  /**
   * @param atOnce how many ask at once
   */
  ViewGuard(Views views, int atOnce) {
    this.views = views;
    this.bulkhead =
        Bulkhead.of(
            "views",
            BulkheadConfig.custom().maxConcurrentCalls(atOnce).maxWaitDuration(PATIENCE).build());
    breaker.getEventPublisher().onError(this::log).onStateTransition(ViewGuard::log);
  }

  /** One failure opens it, the next who asks tries whether it can be closed. */
  private static CircuitBreakerConfig openWhileAway() {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(1)
        .minimumNumberOfCalls(1)
        .failureRateThreshold(100)
        .waitDurationInOpenState(Duration.ofMillis(1))
        .permittedNumberOfCallsInHalfOpenState(1)
        .ignoreException(failure -> !StoreAway.isCauseOf(failure))
        .build();
  }

  @Override
  public <R> R ask(Query<R> query) {
    try {
      if (breaker.getState() != State.CLOSED) {
        // Not by the query itself: others are refused until it is answered, which may take long.
        breaker.executeSupplier(() -> views.ask(new CurrentFreshness()));
      }
      return breaker.executeSupplier(Bulkhead.decorateSupplier(bulkhead, () -> views.ask(query)));
    } catch (InvalidPageMark mark) {
      throw RequestRefused.parameter("after", String.valueOf(mark.getMessage()));
    } catch (BulkheadFullException full) {
      throw new RequestRefused(
          ProblemCode.TOO_MANY_AT_ONCE, "Too many ask for views at once; try again");
    } catch (CallNotPermittedException open) {
      throw StoreTrouble.VIEWS_AWAY.refused();
    } catch (MongoException unanswered) {
      if (!StoreAway.isCauseOf(unanswered)) {
        LOG.warn("The views can't answer: {}", unanswered.getMessage());
      }
      throw StoreTrouble.VIEWS_AWAY.refused();
    }
  }

  /** Logged once while the store is away, and not for each who asks. */
  private void log(CircuitBreakerOnErrorEvent failed) {
    if (breaker.getState() == State.CLOSED) {
      LOG.warn("The views can't be reached: {}", failed.getThrowable().getMessage());
    }
  }

  private static void log(CircuitBreakerOnStateTransitionEvent changed) {
    if (changed.getStateTransition() == StateTransition.HALF_OPEN_TO_CLOSED) {
      LOG.info("The views can be reached again");
    }
  }
}
