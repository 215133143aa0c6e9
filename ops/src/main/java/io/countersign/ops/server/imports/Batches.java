package io.countersign.ops.server.imports;

import com.github.f4b6a3.ulid.UlidCreator;
import io.countersign.engine.batch.Batch;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.batch.CreateBatch;
import io.countersign.engine.batch.RescheduleBatch;
import io.countersign.engine.log.Commands;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.server.directory.BatchEntry;
import io.countersign.ops.server.directory.Lookalikes;
import io.countersign.ops.server.directory.Lookup;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the batch of an import by its name, or makes it. */
final class Batches {
  private final Commands commands;
  private final Lookup lookup;
  private final Lookalikes lookalikes;

  Batches(Commands commands, Lookup lookup, Lookalikes lookalikes) {
    this.commands = commands;
    this.lookup = lookup;
    this.lookalikes = lookalikes;
  }

  BatchId open(ImportRequest request) {
    if (request.project().archivedAt() != null) {
      throw archived(request);
    }
    Optional<BatchEntry> known = lookup.batch(request.project().id(), request.batch());
    return known.isPresent() ? reschedule(known.get(), request) : create(request);
  }

  private BatchId reschedule(BatchEntry known, ImportRequest request) {
    Integer priority = request.priority();
    @Nullable Instant dueAt = request.dueAt() == null ? known.dueAt() : request.dueAt();
    commands.send(
        new RescheduleBatch(known.id(), priority == null ? known.priority() : priority, dueAt),
        request.by());
    return known.id();
  }

  private static CommandRefused archived(ImportRequest request) {
    return new CommandRefused(
        Refusal.PROJECT_ARCHIVED,
        "Expected a project that is not archived, but %s is".formatted(request.project().name()));
  }

  private BatchId create(ImportRequest request) {
    BatchId id = new BatchId(UlidCreator.getUlid().toString());
    Integer priority = request.priority();
    CreateBatch create =
        new CreateBatch(
            id,
            request.project().id(),
            request.batch(),
            priority == null ? Batch.DEFAULT_PRIORITY : priority,
            request.dueAt());
    try {
      commands.<Object>execute(
          request.by(),
          () -> {
            if (!lookup.holdOpen(request.project().id())) {
              throw archived(request);
            }
            lookalikes.requireNewBatch(request.project().id(), request.batch());
            return commands.send(create, request.by());
          });
      return id;
    } catch (CommandRefused refused) {
      if (refused.refusal() != Refusal.ALREADY_EXISTS) {
        throw refused;
      }
      return lookup
          .batch(request.project().id(), request.batch())
          .map(BatchEntry::id)
          .orElseThrow(() -> refused);
    }
  }
}
