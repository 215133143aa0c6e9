package io.countersign.ops.server.connections;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Sends what it is told over a connection of its own, and no more. */
final class SlowClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;

  private SlowClient(Socket socket) {
    this.socket = socket;
  }

  static SlowClient to(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    return new SlowClient(socket);
  }

  /** Announces a body of so many bytes, and sends one of them. */
  static SlowClient posting(int port, String path, int bytes) throws IOException {
    return to(port)
        .send(
            """
            POST %s HTTP/1.1
            Host: localhost
            Content-Type: application/json
            Content-Length: %d

            {"""
                .formatted(path, bytes));
  }

  SlowClient send(String text) throws IOException {
    try {
      socket
          .getOutputStream()
          .write(text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    } catch (SocketException closed) {
      // Hung up already.
    }
    return this;
  }

  /** All that is answered until the server hangs up. */
  String answer() throws IOException {
    StringBuilder answer = new StringBuilder();
    byte[] bytes = new byte[8_192];
    InputStream in = socket.getInputStream();
    try {
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        answer.append(new String(bytes, 0, read, StandardCharsets.UTF_8));
      }
    } catch (SocketException reset) {
      // Hung up while there was something to read.
    }
    return answer.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
