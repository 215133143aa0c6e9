package io.countersign.engine.batch;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.countersign.engine.batch.BatchEvent.BatchArchived;
import io.countersign.engine.batch.BatchEvent.BatchCreated;
import io.countersign.engine.batch.BatchEvent.BatchImportFinished;
import io.countersign.engine.batch.BatchEvent.BatchRescheduled;
import io.countersign.engine.batch.BatchEvent.BatchRestored;
import io.countersign.engine.naming.Name;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Decides about a batch. */
@SuppressWarnings("NullAway.Init") // Axon sets the state from the stored events
public final class Batch {
  public static final int LOWEST_PRIORITY = 0;
  public static final int HIGHEST_PRIORITY = 100;
  public static final int DEFAULT_PRIORITY = 50;
  private static final int MAX_NAME = 200;

  @AggregateIdentifier private BatchId id;
  private int priority;
  private @Nullable Instant dueAt;
  private boolean archived;

  /** For Axon, which then replays the events. */
  Batch() {}

  @CommandHandler
  Batch(CreateBatch command) {
    requirePriority(command.priority());
    requireName(command.name());
    apply(
        new BatchCreated(
            command.batchId(),
            command.projectId(),
            command.name(),
            command.priority(),
            command.dueAt()));
  }

  @CommandHandler
  void handle(RescheduleBatch command) {
    if (archived) {
      throw new CommandRefused(
          Refusal.BATCH_ARCHIVED, "Expected a batch that is not archived, but %s is".formatted(id));
    }
    requirePriority(command.priority());
    if (command.priority() != priority || !Objects.equals(command.dueAt(), dueAt)) {
      apply(new BatchRescheduled(id, command.priority(), command.dueAt()));
    }
  }

  @CommandHandler
  void handle(ArchiveBatch command) {
    if (!archived) {
      apply(new BatchArchived(id, command.by()));
    }
  }

  @CommandHandler
  void handle(RestoreBatch command) {
    if (archived) {
      apply(new BatchRestored(id, command.by()));
    }
  }

  @CommandHandler
  void handle(FinishImport command) {
    apply(
        new BatchImportFinished(
            id, command.received(), command.registered(), command.duplicates(), command.failed()));
  }

  private static void requirePriority(int priority) {
    if (priority < LOWEST_PRIORITY || priority > HIGHEST_PRIORITY) {
      throw invalid("priority", "Expected a priority from 0 to 100, but got " + priority);
    }
  }

  private static void requireName(String name) {
    if (!Name.isClear(name) || name.length() > MAX_NAME) {
      throw invalid("name", "Expected a name of 1 to " + MAX_NAME + " visible characters");
    }
  }

  private static CommandRefused invalid(String path, String detail) {
    return new CommandRefused(
        Refusal.INPUT_INVALID, detail, List.of(new FieldError(path, "INVALID", detail)));
  }

  @EventSourcingHandler
  void on(BatchCreated event) {
    id = event.batchId();
    priority = event.priority();
    dueAt = event.dueAt();
  }

  @EventSourcingHandler
  void on(BatchArchived event) {
    archived = true;
  }

  @EventSourcingHandler
  void on(BatchRestored event) {
    archived = false;
  }

  @EventSourcingHandler
  void on(BatchRescheduled event) {
    priority = event.priority();
    dueAt = event.dueAt();
  }
}
