package io.countersign.ops.cli.upkeep;

import io.countersign.ops.cli.terminal.Output;
import io.countersign.ops.cli.terminal.Readable;
import io.countersign.ops.server.backup.BackupSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a backup or its restoring came to, for people and programs. */
record BackupResult(ObjectNode fields) {
  static BackupResult of(Path file, BackupSummary backup, long startedNanos) throws IOException {
    ObjectNode fields = JsonMapper.shared().createObjectNode();
    fields.put("file", file.toString());
    fields.put("bytes", Files.size(file));
    fields.put("at", backup.at().toString());
    fields.put("position", backup.position());
    fields.put("events", backup.events());
    fields.put("rows", backup.rows());
    fields.put("madeBy", backup.madeBy());
    fields.put("seconds", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos) / 1000.0);
    return new BackupResult(fields);
  }

  void print(Output output) {
    output.print(fields, Readable.of(fields));
  }
}
