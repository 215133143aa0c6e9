package io.countersign.ops.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file in which a running PostgreSQL says who it is. One that was killed leaves it behind, with
 * a number that soon belongs to nobody, to another program, or to the dead process itself for as
 * long as nobody has asked how it ended.
 */
final class PostgresPidFile {
  /** Above every number that an operating system gives. */
  private static final String NOBODY = "2147483646";

  private static final String DEAD = "ZX";

  private final Path file;

  PostgresPidFile(Path file) {
    this.file = file;
  }

  /** Whether the server that wrote it is there. */
  boolean isOfRunning() throws IOException {
    Optional<String> pid = pid();
    return pid.isPresent()
        && ProcessHandle.of(Long.parseLong(pid.get()))
            .filter(ProcessHandle::isAlive)
            .filter(PostgresPidFile::isPostgres)
            .isPresent()
        && !isDead(pid.get());
  }

  /**
   * Takes the number out of a file that was left behind: PostgreSQL would take whoever has it now
   * for a server. The rest stays, by which PostgreSQL knows whether a part of the old one still
   * works.
   */
  void disown() throws IOException {
    if (Files.exists(file)) {
      List<String> rest = Files.readAllLines(file).stream().skip(1).toList();
      List<String> lines = Stream.concat(Stream.of(NOBODY), rest.stream()).toList();
      DurableFile.write(file, String.join("\n", lines) + "\n");
    }
  }

  private Optional<String> pid() throws IOException {
    try {
      String first = Files.readString(file).lines().findFirst().orElse("").strip();
      return Optional.of(first).filter(pid -> pid.matches("\\d{1,18}"));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(command -> command.contains("postgres")).orElse(true);
  }

  /** Whether it has ended and is only kept until its parent asks; on Linux, where that is told. */
  private static boolean isDead(String pid) throws IOException {
    try {
      String stat = Files.readString(Path.of("/proc", pid, "stat"));
      char state = stat.charAt(stat.lastIndexOf(')') + 2);
      return DEAD.indexOf(state) >= 0;
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
