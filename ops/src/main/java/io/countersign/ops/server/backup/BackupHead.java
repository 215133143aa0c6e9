package io.countersign.ops.server.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup begins with.
 *
 * @param format of the file
 * @param madeBy the version of Countersign
 * @param at when what it holds was as it holds it
 * @param position of the last event
 * @param migrations that the schema came from
 * @param tables in the order in which they can be filled
 */
record BackupHead(
    int format,
    String madeBy,
    Instant at,
    long position,
    List<String> migrations,
    List<BackedUpTable> tables) {
  static final String ENTRY = "countersign-backup.json";

  /** Raised when an older Countersign could no longer read the file. */
  static final int FORMAT = 1;

  BackupHead {
    migrations = List.copyOf(migrations);
    tables = List.copyOf(tables);
  }
}
