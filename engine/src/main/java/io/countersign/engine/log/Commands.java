package io.countersign.engine.log;

import static java.util.Objects.requireNonNull;

import io.countersign.engine.log.retry.Retries;
import io.countersign.engine.project.UserId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to send commands. Whatever one call does is one database transaction: events, what
 * followers do with them, and the caller's own SQL. Calls made on the same thread inside another
 * join it. A transaction that loses against a concurrent one is run again from the start.
 */
public final class Commands {
  private final CommandBus bus;
  private final CommandEventStore store;
  private final EventTable table;
  private final PostgresEventStorage storage;
  private final TransactionTemplate transaction;
  private final IdempotencyKeys keys;
  private final Retries retries;
  private final AfterCommit afterCommit;
  private final CommandWatch watch;
  private final List<Follower> followers = new CopyOnWriteArrayList<>();

  /** Told of each commit that stored events, with the position of the last one. */
  interface AfterCommit {
    void committed(long position);
  }

  Commands(
      CommandBus bus,
      CommandEventStore store,
      EventTable table,
      PostgresEventStorage storage,
      TransactionTemplate transaction,
      IdempotencyKeys keys,
      Retries retries,
      AfterCommit afterCommit,
      CommandWatch watch) {
    this.bus = bus;
    this.store = store;
    this.table = table;
    this.storage = storage;
    this.transaction = transaction;
    this.keys = keys;
    this.retries = retries;
    this.afterCommit = afterCommit;
    this.watch = watch;
  }

  /** Adds a follower, called after those that are there already. */
  public void follow(Follower follower) {
    followers.add(follower);
  }

  /**
   * Has {@code command} handled in the name of {@code actor}.
   *
   * @return what the handler returned
   * @throws io.countersign.engine.refusal.CommandRefused if the domain refuses it, or with {@code
   *     CONCURRENT_CHANGE} if concurrent changes got in its way again and again
   */
  public <R extends @Nullable Object> Committed<R> send(Object command, UserId actor) {
    return execute(actor, () -> dispatch(command));
  }

  /**
   * Runs {@code work}, which may send several commands and use the database itself, as one
   * transaction. It may run more than once, each time after the earlier run was rolled back.
   */
  public <R extends @Nullable Object> Committed<R> execute(UserId actor, Supplier<R> work) {
    CommandTransaction surrounding = store.current();
    if (surrounding != null) {
      return join(surrounding, actor, work);
    }
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(
          "Expected commands to open the transaction themselves: move the work into execute");
    }
    Watched watched = new Watched(watch);
    Committed<R> committed = watched.run(() -> tried(watched, actor, work));
    if (committed.position() > 0) {
      afterCommit.committed(committed.position());
    }
    return committed;
  }

  /**
   * Runs {@code work} once for {@code key} and keeps its response: a repeat with the same {@code
   * requestHash} gets that response and nothing is done; two at once wait for each other.
   *
   * @throws io.countersign.engine.refusal.CommandRefused with {@code IDEMPOTENCY_KEY_REUSED} if the
   *     key was used for another request
   */
  public Committed<StoredResponse> executeOnce(
      UserId actor, String key, byte[] requestHash, Supplier<StoredResponse> work) {
    AtomicReference<@Nullable Committed<StoredResponse>> earlier = new AtomicReference<>();
    Committed<StoredResponse> now =
        execute(
            actor,
            () -> {
              earlier.set(keys.reserve(actor, key, requestHash));
              Committed<StoredResponse> given = earlier.get();
              if (given != null) {
                return given.result();
              }
              StoredResponse response = work.get();
              keys.keep(actor, key, response, flush());
              return response;
            });
    Committed<StoredResponse> given = earlier.get();
    return given == null ? now : given;
  }

  /** Whether {@link #executeOnce} has kept a response under {@code key}. */
  public boolean isAnswered(UserId actor, String key) {
    return keys.isKnown(actor, key);
  }

  /**
   * Inside a transaction: lets the followers catch up with what was published so far, so that the
   * state that they keep can be read as it will be, and stores it. Nobody follows inside a
   * follower.
   *
   * @return the position of the last event of this transaction so far; 0 if there is none
   */
  public long flush() {
    CommandTransaction surrounding = required();
    surrounding.follow(followers);
    surrounding.storeFor(followers);
    return surrounding.lastPosition();
  }

  /** Inside a transaction: reads these streams at once, before commands go to all of them. */
  public void readAhead(Collection<String> streamIds) {
    required().readAhead(streamIds);
  }

  private CommandTransaction required() {
    CommandTransaction surrounding = store.current();
    if (surrounding == null) {
      throw new IllegalStateException("Expected to be inside a transaction of Commands");
    }
    return surrounding;
  }

  private <R extends @Nullable Object> Committed<R> tried(
      Watched watched, UserId actor, Supplier<R> work) {
    return retries.run(
        attempt -> {
          var fresh = new CommandTransaction(table, storage, attempt > 1);
          try {
            return transact(fresh, actor, work);
          } finally {
            watched.tried(fresh.firstCommand(), attempt);
          }
        });
  }

  private <R extends @Nullable Object> Committed<R> transact(
      CommandTransaction fresh, UserId actor, Supplier<R> work) {
    store.begin(fresh);
    try {
      R result = transaction.execute(status -> inUnitOfWork(fresh, actor, work));
      return new Committed<>(result, fresh.lastPosition());
    } finally {
      store.end();
    }
  }

  private <R extends @Nullable Object> R inUnitOfWork(
      CommandTransaction fresh, UserId actor, Supplier<R> work) {
    UnitOfWork<?> root = DefaultUnitOfWork.startAndGet(null);
    fresh.enter(actor);
    try {
      R result = work.get();
      fresh.follow(followers);
      root.commit();
      fresh.storeFor(followers);
      return result;
    } catch (RuntimeException | Error e) {
      if (root.isActive()) {
        root.rollback(e);
      }
      throw e;
    } finally {
      fresh.leave();
    }
  }

  private <R extends @Nullable Object> Committed<R> join(
      CommandTransaction surrounding, UserId actor, Supplier<R> work) {
    int before = surrounding.publishedCount();
    surrounding.enter(actor);
    try {
      return new Committed<>(work.get(), surrounding.lastPosition());
    } catch (RuntimeException | Error e) {
      surrounding.takeBackTo(before);
      throw e;
    } finally {
      surrounding.leave();
    }
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private <R extends @Nullable Object> R dispatch(Object command) {
    required().sends(command);
    var answer = new AtomicReference<@Nullable CommandResultMessage<? extends R>>();
    bus.<Object, R>dispatch(
        new GenericCommandMessage<>(command), (message, result) -> answer.set(result));
    CommandResultMessage<? extends R> result = requireNonNull(answer.get());
    if (result.isExceptional()) {
      throw Retries.unchecked(result.exceptionResult());
    }
    return result.getPayload();
  }
}
