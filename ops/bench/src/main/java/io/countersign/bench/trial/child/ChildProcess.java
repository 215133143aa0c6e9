package io.countersign.bench.trial.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A Java machine that runs one class of this program. */
final class ChildProcess implements AutoCloseable {
  private final Process process;
  private volatile boolean killed;

  private ChildProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param jvmOptions such as {@code -Xmx512m}
   */
  static ChildProcess start(Class<?> main, List<String> jvmOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.awt.headless=true");
    command.addAll(jvmOptions);
    command.add(main.getName());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // By the environment: a long command line is more than some native libraries bear.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    try {
      return new ChildProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what it says until it ends; returns how it ended. */
  int follow(Consumer<String> lines) throws InterruptedException {
    try (BufferedReader output = process.inputReader()) {
      output.lines().forEach(lines);
    } catch (IOException | UncheckedIOException ended) {
      if (!killed) {
        lines.accept("Broke off: " + ended.getMessage());
      }
    }
    return process.waitFor();
  }

  void kill() {
    killed = true;
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
  }
}
