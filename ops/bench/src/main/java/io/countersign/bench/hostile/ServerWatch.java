package io.countersign.bench.hostile;

import io.countersign.bench.rig.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Looks several times a second at the sockets of a server and of nobody else, and in the end at the
 * files around it. The addresses in the inputs are ones that never answer, so that whoever calls
 * them is still calling at the next look.
 */
final class ServerWatch implements AutoCloseable {
  private static final long PAUSE_NANOS = 100_000_000L;
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTENING = "0A";

  private final Path process;
  private final List<Path> folders;
  private final Set<String> filesBefore;
  private final Set<String> usual;
  private final Set<String> calls = new ConcurrentSkipListSet<>();
  private final Thread thread = new Thread(this::look, "server-watch");
  private volatile boolean closed;

  /**
   * @param folders in which nothing may appear
   */
  ServerWatch(ServerProcess server, List<Path> folders) {
    this.process = Path.of("/proc", Long.toString(server.pid()));
    this.folders = folders;
    this.filesBefore = files();
    this.usual = remotes();
    thread.setDaemon(true);
    thread.start();
  }

  private void look() {
    while (!closed) {
      Set<String> now = remotes();
      now.removeAll(usual);
      calls.addAll(now);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Whom it has called, but for its own database, which it called from the start. */
  Set<String> calls() {
    return calls;
  }

  /** Files that were not there before. */
  Set<String> newFiles() {
    Set<String> now = files();
    now.removeAll(filesBefore);
    return now;
  }

  /** Of connections that the server began: others end at a port on which it listens. */
  private Set<String> remotes() {
    Set<String> own = sockets();
    Set<String> listening = new HashSet<>();
    Set<String> remotes = new TreeSet<>();
    for (String table : List.of("net/tcp", "net/tcp6", "net/udp", "net/udp6")) {
      for (String[] socket : table(table)) {
        String port = socket[LOCAL].substring(socket[LOCAL].indexOf(':'));
        if (!own.contains(socket[INODE])) {
          continue;
        }
        if (socket[STATE].equals(LISTENING)) {
          listening.add(port);
        } else if (!listening.contains(port)) {
          remotes.add(table + " " + socket[REMOTE]);
        }
      }
    }
    return remotes;
  }

  private List<String[]> table(String name) {
    try (Stream<String> lines = Files.lines(process.resolve(name))) {
      return lines.skip(1).map(line -> line.strip().split("\\s+")).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private Set<String> sockets() {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> links = Files.list(process.resolve("fd"))) {
      links.forEach(link -> addSocket(link, inodes));
    } catch (IOException | UncheckedIOException e) {
      // It has ended, which others find out.
    }
    return inodes;
  }

  private static void addSocket(Path link, Set<String> inodes) {
    try {
      String target = Files.readSymbolicLink(link).toString();
      if (target.startsWith("socket:[")) {
        inodes.add(target.substring("socket:[".length(), target.length() - 1));
      }
    } catch (IOException e) {
      // Closed meanwhile.
    }
  }

  private Set<String> files() {
    Set<String> files = new TreeSet<>();
    for (Path folder : folders) {
      try (Stream<Path> listed = Files.list(folder)) {
        listed.map(Path::toString).forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    files.addAll(canaries());
    return files;
  }

  /** Where names that lead out of an archive would lead to. */
  private static Set<String> canaries() {
    Set<String> canaries = new TreeSet<>();
    for (Path place :
        List.of(Path.of("/"), Path.of("/tmp"), Path.of(System.getProperty("user.home")))) {
      Path canary = place.resolve(Nasty.CANARY);
      if (Files.exists(canary)) {
        canaries.add(canary.toString());
      }
    }
    return canaries;
  }

  @Override
  public void close() {
    closed = true;
  }
}
