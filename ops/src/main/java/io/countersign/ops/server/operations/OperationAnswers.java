package io.countersign.ops.server.operations;

import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.operations.Operations.Promise;
import io.countersign.ops.server.security.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Answers requests with operations, once for each {@code Idempotency-Key}: a repeated request is
 * told of the operation that the first one started.
 */
@Component
public final class OperationAnswers {
  private static final int ACCEPTED = 202;

  private final CommandAnswers answers;
  private final Operations operations;

  OperationAnswers(CommandAnswers answers, Operations operations) {
    this.answers = answers;
    this.operations = operations;
  }

  /**
   * What is asked for.
   *
   * @param body of the request, as it was understood
   * @param exclusive of operations of the same name only one goes on at a time
   */
  public record Order(
      Caller caller,
      HttpServletRequest request,
      @Nullable Object body,
      String kind,
      String exclusive) {}

  /** Starts {@code work} and answers with the operation. */
  public ResponseEntity<IdempotentResponse<StartedOperation>> start(Order order, Work work) {
    return start(order, id -> new StartedOperation(id, order.kind()), work);
  }

  /**
   * Starts {@code work} once what {@code answer} does has been stored.
   *
   * @param answer the body of the answer, from the operation's id; made inside the transaction
   */
  public <T> ResponseEntity<IdempotentResponse<T>> start(
      Order order, Function<String, T> answer, Work work) {
    AtomicReference<@Nullable Promise> promised = new AtomicReference<>();
    try {
      ResponseEntity<IdempotentResponse<T>> response =
          answers.answer(
              order.caller(),
              order.request(),
              order.body(),
              ACCEPTED,
              () -> answer.apply(promise(order, promised).id()));
      Promise promise = promised.get();
      if (promise != null) {
        promise.start(work);
      }
      return response;
    } finally {
      Promise promise = promised.get();
      if (promise != null) {
        promise.close();
      }
    }
  }

  /** One only, however often the transaction is tried. */
  private Promise promise(Order order, AtomicReference<@Nullable Promise> promised) {
    Promise known = promised.get();
    if (known == null) {
      known = operations.promise(order.kind(), order.exclusive(), order.caller());
      promised.set(known);
    }
    return known;
  }
}
