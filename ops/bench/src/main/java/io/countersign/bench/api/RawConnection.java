package io.countersign.bench.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A connection over which any bytes can be sent: what is no HTTP, too. Answers are read as HTTP/1.1
 * has them.
 */
public final class RawConnection implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;
  private static final int KEPT = 64 * 1024;
  private static final int SLOW_PIECES = 4;
  private static final long SLOW_NANOS = 30_000_000L;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    this.out = socket.getOutputStream();
  }

  /**
   * Connects.
   *
   * @param patience for an answer
   */
  public static RawConnection to(URI server, Duration patience) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) patience.toMillis());
    socket.connect(
        new InetSocketAddress(server.getHost(), server.getPort()), (int) patience.toMillis());
    return new RawConnection(socket);
  }

  /** Sends a request and reads its answer. */
  public RawAnswer exchange(RawRequest request) throws IOException {
    send(request);
    return receive(request.isHead());
  }

  /** Sends a request, whose answer is to be {@linkplain #receive received}. */
  public void send(RawRequest request) {
    byte[] whole = new byte[request.head().length + request.body().length];
    System.arraycopy(request.head(), 0, whole, 0, request.head().length);
    System.arraycopy(request.body(), 0, whole, request.head().length, request.body().length);
    try {
      sendWhole(whole, request.slow());
      if (request.cutOff()) {
        socket.shutdownOutput();
      }
    } catch (IOException refused) {
      // It may have been answered before it was read to its end.
    }
  }

  private void sendWhole(byte[] bytes, boolean slow) throws IOException {
    int piece = slow ? Math.max(1, bytes.length / SLOW_PIECES) : Math.max(1, bytes.length);
    for (int sent = 0; sent < bytes.length; sent += piece) {
      out.write(bytes, sent, Math.min(piece, bytes.length - sent));
      out.flush();
      if (slow) {
        LockSupport.parkNanos(SLOW_NANOS);
      }
    }
  }

  /**
   * Reads the answer to what was sent.
   *
   * @param withoutBody whether it was a HEAD
   */
  public RawAnswer receive(boolean withoutBody) throws IOException {
    String line = line();
    while (line.startsWith("HTTP/1.1 100")) {
      headers();
      line = line();
    }
    if (!line.matches("HTTP/1\\.[01] [1-5][0-9][0-9].*")) {
      throw new IOException("Expected a status line, but got " + line);
    }
    int status = Integer.parseInt(line.substring(9, 12));
    Map<String, String> headers = headers();
    boolean endless = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
    boolean bare = withoutBody || status == 204 || status == 304 || endless;
    byte[] body = bare ? new byte[0] : body(headers);
    boolean known =
        headers.containsKey("content-length") || headers.containsKey("transfer-encoding");
    boolean closes = headers.getOrDefault("connection", "").equalsIgnoreCase("close");
    return new RawAnswer(status, headers, body, !endless && !closes && (bare || known));
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    Kept kept = new Kept();
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      for (long size = chunk(); size > 0; size = chunk()) {
        copy(kept, size);
        line();
      }
      headers();
    } else {
      copy(kept, Long.parseLong(headers.getOrDefault("content-length", "-1")));
    }
    return kept.bytes.toByteArray();
  }

  private long chunk() throws IOException {
    return Long.parseLong(line().strip(), 16);
  }

  /** Copies so many bytes; all that there are, if the number is negative. */
  private void copy(Kept kept, long size) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long left = size < 0 ? Long.MAX_VALUE : size;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0 && size >= 0) {
        throw new EOFException("Expected " + left + " more bytes of the answer");
      } else if (read < 0) {
        return;
      }
      kept.take(buffer, read);
      left -= read;
    }
  }

  /** The start of a body. */
  private static final class Kept {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void take(byte[] buffer, int count) {
      bytes.write(buffer, 0, Math.max(0, Math.min(count, KEPT - bytes.size())));
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("Expected an answer, but the connection ended after " + line);
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone, which is what was wanted.
    }
  }
}
