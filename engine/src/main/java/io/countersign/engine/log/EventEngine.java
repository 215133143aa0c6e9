package io.countersign.engine.log;

import io.countersign.engine.log.retry.Retries;
import io.countersign.engine.log.serialization.EventTypes;
import io.countersign.engine.project.Flows;
import io.countersign.engine.project.Policies;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The domain on its event log, built from a data source with a migrated schema. The clock that
 * stamps events is Axon's, one for the whole JVM: the last engine built sets it.
 */
public final class EventEngine implements AutoCloseable {
  /** How finely the log keeps time; finer, and a replayed state would differ from the live one. */
  private static final Duration PRECISION = Duration.ofNanos(1_000);

  private final Commands commands;
  private final EventLog eventLog;
  private final IdempotencyKeys idempotencyKeys;
  private final Policies policies;
  private final CommitSignals signals;
  private final PostgresEventStorage storage;

  private EventEngine(Builder builder) {
    JdbcTemplate jdbc = new JdbcTemplate(builder.dataSource);
    EventTypes eventTypes = EventTypes.ofDomain();
    EventTable table = new EventTable(jdbc, eventTypes);
    table.raiseBase();
    CommandEventStore store = new CommandEventStore();
    eventLog = new EventLog(table, store);
    policies = new StreamPolicies(table, store);
    idempotencyKeys = new IdempotencyKeys(jdbc, builder.clock);
    signals = new CommitSignals(builder.dataSource, table, eventLog);
    CommandBus bus = bus();
    Handlers.subscribe(bus, store, policies, builder.flows);
    storage = new PostgresEventStorage(table, eventTypes);
    commands =
        new Commands(
            bus,
            store,
            table,
            storage,
            new TransactionTemplate(builder.transactionManager()),
            idempotencyKeys,
            new Retries(builder.retriedFailures),
            signals::committed,
            builder.watch);
    builder.followers.forEach(commands::follow);
    signals.start();
  }

  private static CommandBus bus() {
    return SimpleCommandBus.builder()
        .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
        .build();
  }

  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource);
  }

  public Commands commands() {
    return commands;
  }

  public EventLog eventLog() {
    return eventLog;
  }

  public IdempotencyKeys idempotencyKeys() {
    return idempotencyKeys;
  }

  /** The log as tools made for Axon see it. What they append, no follower is told of. */
  public EventStorageEngine storage() {
    return storage;
  }

  public Policies policies() {
    return policies;
  }

  /** Stops its threads; close it before the data source. */
  @Override
  public void close() {
    signals.close();
  }

  /** Collects what the engine is built from. */
  public static final class Builder {
    private final DataSource dataSource;
    private final List<Follower> followers = new ArrayList<>();
    private final List<Predicate<Throwable>> retriedFailures = new ArrayList<>();
    private @Nullable PlatformTransactionManager transactionManager;
    private Clock clock = Clock.systemUTC();
    private CommandWatch watch = CommandWatch.NONE;
    private Flows flows = Flows.NONE;

    private Builder(DataSource dataSource) {
      this.dataSource = dataSource;
    }

    /** The manager of the data source's transactions; by default one of its own. */
    public Builder transactionManager(PlatformTransactionManager manager) {
      transactionManager = manager;
      return this;
    }

    /** What stamps the events; the system's clock by default. */
    public Builder clock(Clock stamping) {
      clock = stamping;
      return this;
    }

    /** Adds a follower; they are called in the order in which they are added. */
    public Builder follower(Follower follower) {
      followers.add(follower);
      return this;
    }

    /** Has transactions tried again after failures with a cause that {@code lost} recognises. */
    public Builder retryOn(Predicate<Throwable> lost) {
      retriedFailures.add(lost);
      return this;
    }

    /** Tells {@code watching} how each transaction of commands ends. */
    public Builder watch(CommandWatch watching) {
      watch = watching;
      return this;
    }

    /** The flows that policies can name; none by default, and then no policy is valid. */
    public Builder flows(Flows known) {
      flows = known;
      return this;
    }

    /** Builds the engine, raises the base of a restored log, and starts listening. */
    public EventEngine build() {
      GenericEventMessage.clock = Clock.tick(clock, PRECISION);
      return new EventEngine(this);
    }

    private PlatformTransactionManager transactionManager() {
      return transactionManager == null
          ? new JdbcTransactionManager(dataSource)
          : transactionManager;
    }
  }
}
