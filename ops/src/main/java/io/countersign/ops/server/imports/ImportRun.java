package io.countersign.ops.server.imports;

import io.countersign.engine.project.UserId;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.imports.ImportCounts.LeftOut;
import io.countersign.ops.server.imports.ImportFailures.Failure;
import io.countersign.ops.server.imports.format.LineFault;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.node.NodeState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** One import under way. */
final class ImportRun {
  /** A chunk is stored before it is larger than this and one more content. */
  private static final long CHUNK_BYTES = 16 << 20;

  private final ImportTarget target;
  private final UserId by;
  private final RowCheck check;
  private final RowWriter writer;
  private final ImportFailures failures;
  private final ImportProgress progress;
  private final Limits limits;
  private final NodeState node;
  private final ChunkQueue queue;
  private final AtomicLong registered = new AtomicLong();
  private final AtomicLong duplicates = new AtomicLong();
  private final List<CheckedRow> chunk = new ArrayList<>();
  private final List<Failure> failed = new ArrayList<>();
  private long chunkBytes;
  private long read;
  private long failedCount;
  private LeftOut leftOut = LeftOut.NONE;

  ImportRun(
      ImportTarget target,
      UserId by,
      RowCheck check,
      RowWriter writer,
      ImportFailures failures,
      ImportProgress progress,
      Limits limits,
      Executor writers,
      NodeState node) {
    this.target = target;
    this.by = by;
    this.check = check;
    this.writer = writer;
    this.failures = failures;
    this.progress = progress;
    this.limits = limits;
    this.node = node;
    this.queue = new ChunkQueue(writers, 2 * limits.importWriters(), this::write);
  }

  /**
   * Reads to the end; what was read before a failure goes in all the same.
   *
   * @throws RequestRefused {@code IMPORT_STOPPED} if the node stops before the end
   */
  ImportCounts run(RowSource rows, String importId) throws IOException {
    boolean stopped = false;
    try {
      ReceivedRow row = rows.next();
      while (row != null) {
        read++;
        take(row);
        hand(importId, limits.importRows());
        stopped = node.stopping();
        row = stopped ? null : rows.next();
      }
    } finally {
      hand(importId, 1);
      queue.drain();
    }
    queue.throwFailure();
    if (stopped) {
      throw RequestRefused.importStopped(counts().ofProblem());
    }
    return counts();
  }

  private void take(ReceivedRow received) {
    LineFault fault = received.fault();
    ImportRow row = received.row();
    if (fault == null && row != null) {
      try {
        CheckedRow checked = check.check(received, row);
        chunk.add(checked);
        chunkBytes += checked.content().size();
        if (checked.leftOut() != null) {
          leftOut = leftOut.and(received.number(), checked.leftOut());
        }
        return;
      } catch (RowCheck.Refused refused) {
        fault = refused.fault();
      }
    }
    failedCount++;
    if (fault != null && failedCount <= limits.importFailures()) {
      failed.add(failures.of(received, fault));
    }
  }

  private void hand(String importId, int from) {
    if (failed.size() >= from) {
      failures.keep(target.batch(), importId, failed);
      failed.clear();
    }
    if (chunk.size() >= from || chunkBytes > CHUNK_BYTES) {
      queue.put(List.copyOf(chunk));
      chunk.clear();
      chunkBytes = 0;
      progress.imported(target.project(), target.batch(), counts());
    }
  }

  private void write(List<CheckedRow> rows) {
    int fresh = writer.write(target, by, rows);
    registered.addAndGet(fresh);
    duplicates.addAndGet(rows.size() - fresh);
  }

  private ImportCounts counts() {
    return new ImportCounts(read, registered.get(), duplicates.get(), failedCount, leftOut);
  }
}
