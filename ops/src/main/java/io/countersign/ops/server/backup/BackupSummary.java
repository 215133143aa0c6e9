package io.countersign.ops.server.backup;

import java.time.Instant;

/**
 * What is in a backup.
 *
 * @param madeBy the version of Countersign
 * @param at when everything was as it holds it
 * @param position of its last event
 * @param rows of all tables, events among them
 */
public record BackupSummary(String madeBy, Instant at, long position, long events, long rows) {
  static BackupSummary of(BackupHead head, BackupEnd end) {
    return new BackupSummary(
        head.madeBy(), head.at(), head.position(), end.rowsOf("event"), end.rows());
  }
}
