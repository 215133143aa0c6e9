package io.countersign.ops.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An import that sends a few lines at a time and goes on until it is answered. */
final class SlowImport implements AutoCloseable {
  private static final int LINES_AT_ONCE = 16;
  private static final long PAUSE_MILLIS = 4;

  private final Socket socket;
  private final CompletableFuture<String> answer;

  private SlowImport(Socket socket) {
    this.socket = socket;
    this.answer = CompletableFuture.supplyAsync(this::read, work -> new Thread(work).start());
  }

  /** Begins to send {@code lines} under their keys. */
  static SlowImport begin(URI server, String token, String project, String batch, int lines)
      throws IOException {
    SlowImport sending = new SlowImport(new Socket(server.getHost(), server.getPort()));
    String head =
        """
        POST /api/v1/projects/%s/batches?name=%s HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: application/x-ndjson
        Transfer-Encoding: chunked

        """
            .formatted(project, batch, token)
            .replace("\n", "\r\n");
    new Thread(() -> sending.write(head, batch, lines)).start();
    return sending;
  }

  static String lines(String batch, int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      lines.append(
          "{\"key\":\"%s-%06d\",\"text\":\"text %d of %s\"}\n".formatted(batch, i, i, batch));
    }
    return lines.toString();
  }

  private void write(String head, String batch, int lines) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < lines && !answer.isDone(); i += LINES_AT_ONCE) {
        String some = lines(batch, i, Math.min(lines, i + LINES_AT_ONCE));
        String chunk = Integer.toHexString(some.length()) + "\r\n" + some + "\r\n";
        out.write(chunk.getBytes(StandardCharsets.UTF_8));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException closed) {
      // The server has answered and hung up.
    }
  }

  private String read() {
    try {
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first line and the body of the answer. */
  record Answer(String status, JsonNode body) {}

  Answer await() throws Exception {
    String whole = answer.get(60, TimeUnit.SECONDS);
    int start = whole.indexOf('{');
    JsonNode body =
        JsonMapper.shared()
            .readTree(start < 0 ? "{}" : whole.substring(start, whole.lastIndexOf('}') + 1));
    return new Answer(whole.lines().findFirst().orElse("none"), body);
  }

  /** Whether it was not answered yet. */
  boolean isGoing() {
    return !answer.isDone();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
