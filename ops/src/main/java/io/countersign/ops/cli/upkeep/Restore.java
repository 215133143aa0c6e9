package io.countersign.ops.cli.upkeep;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.ops.cli.terminal.Output;
import io.countersign.ops.cli.terminal.WorkFailed;
import io.countersign.ops.server.backup.BackupSummary;
import io.countersign.ops.server.backup.Backups;
import io.countersign.ops.stores.Stores;
import io.countersign.projections.ProjectionReset;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings a backup into stores that hold nothing yet. */
@Command(
    name = "restore",
    description = "Restore a backup into an empty data folder or database.",
    footer = {
      "",
      "Either everything is restored or nothing is. Claims, sessions and tokens come back as they"
          + " were; projections are rebuilt from the event log when the server starts."
    },
    mixinStandardHelpOptions = true)
public final class Restore implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "Backup file.")
  private Path file;

  @Mixin private ServerOptions server;
  @Mixin private Output output;

  Restore() {}

  @Override
  public Integer call() throws IOException {
    long started = System.nanoTime();
    output.say("Checking " + file);
    Backups.check(file);
    try (Stores stores = Stores.open(server.storeSettings());
        HikariDataSource database = Databases.open(stores)) {
      output.say("Restoring");
      BackupSummary restored = Backups.restore(file, database);
      ProjectionReset.clear(stores.projections().uri());
      BackupResult.of(file, restored, started).print(output);
      return 0;
    } catch (SQLException e) {
      throw new WorkFailed("Nothing was restored: " + e.getMessage(), e);
    }
  }
}
