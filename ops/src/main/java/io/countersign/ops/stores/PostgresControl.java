package io.countersign.ops.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, starts and stops one PostgreSQL data folder through PostgreSQL's own programs. */
final class PostgresControl {
  /** Recovery after a crash reads the log since the last checkpoint; it may take minutes. */
  private static final int START_SECONDS = 600;

  private static final int STOP_SECONDS = 60;

  private static final Logger LOG = LoggerFactory.getLogger(PostgresControl.class);
  private static final String UNFINISHED = "postgres.unfinished-";
  private static final String SETTINGS_FILE = "countersign.conf";

  /**
   * For one machine that Countersign shares with its database. Reads are short and many, so neither
   * parallel workers nor just-in-time compilation pay.
   */
  private static final String SETTINGS =
      """
      # Written by Countersign at each start.
      port = %d
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      max_connections = 60
      shared_buffers = 256MB
      effective_cache_size = 1GB
      work_mem = 16MB
      maintenance_work_mem = 128MB
      random_page_cost = 1.1
      max_parallel_workers_per_gather = 0
      jit = off
      fsync = on
      full_page_writes = on
      synchronous_commit = on
      max_wal_size = 2GB
      checkpoint_timeout = 15min
      autovacuum_naptime = 15s
      timezone = 'UTC'
      log_timezone = 'UTC'
      logging_collector = on
      log_directory = 'log'
      log_filename = 'postgres-%%a.log'
      log_truncate_on_rotation = on
      log_rotation_age = 1d
      log_rotation_size = 0
      """;

  private final Path binaries;
  private final Path data;
  private final Path startLog;
  private final PostgresPidFile pidFile;

  PostgresControl(Path binaries, Path data) {
    this.binaries = binaries;
    this.data = data;
    this.startLog = data.resolveSibling("postgres-start.log");
    this.pidFile = new PostgresPidFile(data.resolve("postmaster.pid"));
  }

  /**
   * Makes the data folder beside its place and moves it there, so that it is whole or not there.
   *
   * <p>Each time under a name of its own: the {@code initdb} of a killed process may still be at
   * work.
   */
  void initialize(String user, Path passwordFile) throws IOException {
    Path folder = Objects.requireNonNull(data.getParent());
    deleteUnfinished(folder);
    Path unfinished = Files.createTempDirectory(folder, UNFINISHED);
    run(
        "initdb",
        "--pgdata=" + unfinished,
        "--username=" + user,
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums");
    DurableFile.write(unfinished.resolve("postgresql.conf"), "include '" + SETTINGS_FILE + "'\n");
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    DurableFile.sync(folder);
  }

  private static void deleteUnfinished(Path folder) throws IOException {
    try (DirectoryStream<Path> leftOver = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
      for (Path path : leftOver) {
        deleteUnlessInUse(path);
      }
    }
  }

  private static void deleteUnlessInUse(Path path) throws IOException {
    try {
      PostgresBinaries.deleteTree(path);
    } catch (NoSuchFileException | DirectoryNotEmptyException | UncheckedIOException e) {
      LOG.debug("Somebody is still working in {}", path);
    }
  }

  void start(int port) throws IOException {
    Files.deleteIfExists(startLog);
    Files.writeString(data.resolve(SETTINGS_FILE), SETTINGS.formatted(port));
    control("start", "-l", startLog.toString(), "-t", Integer.toString(START_SECONDS));
  }

  void stop() throws IOException {
    control("stop", "-m", "fast", "-t", Integer.toString(STOP_SECONDS));
  }

  /** Ends the server that a killed process left running on this folder. */
  void stopLeftOver() throws IOException {
    if (!pidFile.isOfRunning()) {
      pidFile.disown();
      return;
    }
    try {
      stop();
    } catch (IOException e) {
      // One that was being killed ends untimely, which its own programs take for a failure.
      if (pidFile.isOfRunning()) {
        throw e;
      }
      pidFile.disown();
    }
  }

  /** Whether the server runs, if only to come to its end. */
  boolean isRunning() throws IOException {
    return pidFile.isOfRunning();
  }

  private void control(String action, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(action, "-s", "-w", "-D", data.toString()));
    arguments.addAll(List.of(options));
    run("pg_ctl", arguments.toArray(String[]::new));
  }

  private void run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(Unprivileged.prefix());
    command.add(binaries.resolve(program).toString());
    command.addAll(List.of(arguments));
    // Beside the data, where the next start writes over what a killed process leaves.
    Path output = data.resolveSibling("postgres-" + program + ".log");
    try {
      // A file and not a pipe: the server inherits the stream and would keep a pipe open.
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException(
            "%s ended with %d: %s".formatted(program, exit, reason(Files.readString(output))));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(program + " was interrupted", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /**
   * The server's own words are in its start log; what the program printed often only points there.
   */
  private String reason(String printed) throws IOException {
    String log = Files.exists(startLog) ? Files.readString(startLog, StandardCharsets.UTF_8) : "";
    return (log + "\n" + printed)
        .lines()
        .filter(line -> line.contains("FATAL:") || line.contains("error:"))
        .findFirst()
        .orElseGet(() -> Wording.firstLine(printed));
  }
}
