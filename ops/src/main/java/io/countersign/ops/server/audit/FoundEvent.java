package io.countersign.ops.server.audit;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.UserId;
import io.countersign.ops.server.answers.EventData;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as an auditor sees it.
 *
 * @param version in its stream, from 0
 * @param actorName of the person, where one is known
 * @param dataRow of the row that it happened to; null if it happened to something else
 * @param key of that row
 * @param batch of that row
 */
record FoundEvent(
    long position,
    int version,
    String type,
    Instant at,
    UserId actor,
    @Nullable String actorName,
    @Nullable DataRowId dataRow,
    @Nullable String key,
    @Nullable BatchId batch,
    EventData data) {
  FoundEvent with(EventData known) {
    return new FoundEvent(
        position, version, type, at, actor, actorName, dataRow, key, batch, known);
  }
}
