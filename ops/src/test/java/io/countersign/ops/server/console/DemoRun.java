package io.countersign.ops.server.console;

import io.countersign.ops.demo.Demo;
import io.countersign.ops.demo.DemoFlow;
import io.countersign.ops.server.console.browser.User;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The demo as people start it, known by nothing but what it prints. */
final class DemoRun implements AutoCloseable {
  private static final long PATIENCE_MINUTES = 10;
  private static final Pattern ADDRESS = Pattern.compile("Explore it at (\\S+) and.*");
  private static final Pattern LOG_IN =
      Pattern.compile(" +(\\S+) +(admin|labeller|reviewer|lead|manager|auditor) +(\\S+)");

  private final Map<String, User> people = new LinkedHashMap<>();
  private final CompletableFuture<URI> address = new CompletableFuture<>();
  private final Thread thread;

  private DemoRun(int rows) {
    thread = new Thread(() -> run(rows), "demo");
  }

  /** Runs it, until it invites to look around. */
  static DemoRun of(int rows) throws InterruptedException, ExecutionException, TimeoutException {
    DemoRun demo = new DemoRun(rows);
    demo.thread.start();
    demo.address.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
    return demo;
  }

  URI url() {
    return address.join();
  }

  /** Somebody by the name that was printed. */
  User person(String name) {
    return Objects.requireNonNull(people.get(name), name);
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  private void run(int rows) {
    Demo.Options options = new Demo.Options(rows, 1, DemoFlow.STAGES, false, false, 0, null);
    try (PrintWriter out = new PrintWriter(Writer.nullWriter());
        PrintWriter err = new PrintWriter(new Reader(), true)) {
      Demo.run(options, out, err);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      address.completeExceptionally(e);
    }
  }

  private void read(String line) {
    System.err.println(line);
    Matcher logIn = LOG_IN.matcher(line);
    if (logIn.matches()) {
      people.put(logIn.group(1), new User(logIn.group(1), logIn.group(3)));
    }
    Matcher found = ADDRESS.matcher(line);
    if (found.matches()) {
      address.complete(URI.create(found.group(1)));
    }
  }

  /** Reads what is printed, line by line. */
  private final class Reader extends Writer {
    private final StringBuilder line = new StringBuilder();

    @Override
    public void write(char[] text, int offset, int length) {
      for (int i = offset; i < offset + length; i++) {
        if (text[i] == '\n') {
          read(line.toString());
          line.setLength(0);
        } else {
          line.append(text[i]);
        }
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
