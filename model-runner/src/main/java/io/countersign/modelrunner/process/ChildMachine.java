package io.countersign.modelrunner.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Starts Java machines that run a model, with the classes of this one.
 *
 * <p>Where there is a shell, the machine can't take more memory than it is given, as the system
 * refuses it; and signals to the whole group, as by Ctrl+C, leave it to its parent to end it.
 */
final class ChildMachine {
  private static final Path SHELL = Path.of("/bin/sh");

  /** What a machine takes for itself beside its heap: its code, its classes, its stacks. */
  private static final long MACHINE = 768L << 20;

  /** Room to decode the contents that are made ready at once. */
  private static final long HEAP = 512L << 20;

  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:ReservedCodeCacheSize=48m",
          "-XX:CompressedClassSpaceSize=48m",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:ErrorFile=" + Redirect.DISCARD.file(),
          "-XX:-UsePerfData",
          "-Djava.awt.headless=true");

  /**
   * What finds libraries, temporary folders and the encoding of paths. The rest is the server's: it
   * may include passwords, which a model has no business to know.
   */
  private static final Set<String> INHERITED =
      Set.of(
          "PATH",
          "LD_LIBRARY_PATH",
          "DYLD_LIBRARY_PATH",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "TMPDIR",
          "TMP",
          "TEMP",
          "SYSTEMROOT");

  private final List<String> program;
  private final long memory;
  private final int threads;

  /**
   * @param program the class that runs {@link ModelProcess}, and arguments to put before its own
   * @param memory for the model, in bytes
   * @param threads that run a model
   */
  ChildMachine(List<String> program, long memory, int threads) {
    this.program = List.copyOf(program);
    this.memory = memory;
    this.threads = threads;
  }

  Process start(Subject subject) throws IOException {
    long heap = HEAP + subject.bytes();
    List<String> command = new ArrayList<>(bounds(heap));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.add("-Xmx" + heap);
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(program);
    command.add(Integer.toString(threads));
    command.addAll(subject.arguments());
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> !INHERITED.contains(name.toUpperCase(Locale.ROOT)));
    // By the environment: a long command line is more than the runtime bears.
    environment.put("CLASSPATH", System.getProperty("java.class.path"));
    environment.put("MALLOC_ARENA_MAX", "2");
    return builder.start();
  }

  /** macOS has the shell, but not the limit. */
  private List<String> bounds(long heap) {
    if (!Files.isExecutable(SHELL)) {
      return List.of();
    }
    long kilobytes = (heap + MACHINE + memory) >> 10;
    boolean limited = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    String limit = limited ? "ulimit -v " + kilobytes + " && " : "";
    return List.of(SHELL.toString(), "-c", "trap '' HUP INT TERM; " + limit + "exec \"$@\"", "sh");
  }
}
