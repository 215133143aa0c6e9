package io.countersign.ops.cli.upkeep;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.ops.cli.terminal.Connection;
import io.countersign.ops.cli.terminal.CountedStream;
import io.countersign.ops.cli.terminal.Output;
import io.countersign.ops.cli.terminal.Progress;
import io.countersign.ops.cli.terminal.WorkFailed;
import io.countersign.ops.contract.json.HttpJson;
import io.countersign.ops.server.backup.BackupSummary;
import io.countersign.ops.server.backup.BackupWriter;
import io.countersign.ops.server.backup.Backups;
import io.countersign.ops.server.backup.MadeBy;
import io.countersign.ops.stores.StoreSettings;
import io.countersign.ops.stores.Stores;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes everything that PostgreSQL holds to a file, and reads it again to be sure. */
@Command(
    name = "backup",
    description = "Back up everything to a file while the server keeps running.",
    footer = {
      "",
      "A backup is a snapshot of one moment: events, contents, models and people. Only its owner can"
          + " read the file. An existing file is replaced only by a complete backup, and the backup is"
          + " checked before the command ends."
    },
    mixinStandardHelpOptions = true)
public final class Backup implements Callable<Integer> {
  private static final int BUFFER_BYTES = 256 * 1024;

  @Parameters(paramLabel = "FILE", description = "File to write, such as countersign.zip.")
  private Path file;

  @Option(
      names = "--offline",
      description =
          "Read the stores directly: those of a stopped server, or the configured database.")
  private boolean offline;

  @Mixin private Connection connection;
  @Mixin private ServerOptions server;
  @Mixin private Output output;

  Backup() {}

  @Override
  public Integer call() throws IOException {
    long started = System.nanoTime();
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    try {
      write(unfinished);
      BackupSummary made = Backups.check(unfinished);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      BackupResult.of(file, made, started).print(output);
      return 0;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void write(Path unfinished) throws IOException {
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (FileChannel channel = FileChannel.open(unfinished, Set.of(StandardOpenOption.WRITE));
        OutputStream target =
            new BufferedOutputStream(
                java.nio.channels.Channels.newOutputStream(channel), BUFFER_BYTES)) {
      if (offline) {
        readStores(target);
      } else {
        download(target);
      }
      target.flush();
      channel.force(true);
    }
  }

  private void download(OutputStream target) {
    try (Progress progress = Progress.ofBytes("Backing up", -1);
        InputStream backup = new CountedStream(connection.client().open("/backup"), progress::by)) {
      backup.transferTo(target);
    } catch (IOException e) {
      throw new WorkFailed("The backup did not complete: " + e.getMessage(), e);
    }
  }

  private void readStores(OutputStream target) throws IOException {
    StoreSettings settings = server.storeSettings();
    try (Stores stores = Stores.open(settings);
        HikariDataSource database = Databases.open(stores)) {
      new BackupWriter(database, MadeBy.VERSION, HttpJson.mapper()).write(target);
    } catch (SQLException e) {
      throw new WorkFailed("The backup did not complete: " + e.getMessage(), e);
    }
  }
}
