package io.countersign.ops.stores;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between a server and those who talk to it, which breaks as networks do. */
public final class Wire implements AutoCloseable {
  private static final int BUFFER_BYTES = 16_384;

  private final InetSocketAddress server;
  private final ServerSocket entry;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private State state = State.WHOLE;

  private enum State {
    WHOLE,
    CUT,
    SILENT
  }

  private Wire(InetSocketAddress server) throws IOException {
    this.server = server;
    this.entry = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  }

  static Wire to(InetSocketAddress server) {
    try {
      Wire wire = new Wire(server);
      begin(wire::accept);
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return entry.getLocalPort();
  }

  /** Ends each connection, and each that is made from now on. */
  public void cut() {
    become(State.CUT);
    open.forEach(Wire::close);
  }

  /** Keeps connections, but lets nothing through; nobody is told. */
  public void silence() {
    become(State.SILENT);
  }

  public void mend() {
    become(State.WHOLE);
  }

  @Override
  public void close() throws IOException {
    entry.close();
    cut();
  }

  private synchronized void become(State next) {
    state = next;
    notifyAll();
  }

  private synchronized State state() {
    return state;
  }

  private synchronized void awaitVoice() throws InterruptedException {
    while (state == State.SILENT) {
      wait();
    }
  }

  private void accept() {
    try {
      while (true) {
        connect(entry.accept());
      }
    } catch (IOException closed) {
      // The end of the wire.
    }
  }

  private void connect(Socket client) {
    open.add(client);
    if (state() == State.CUT) {
      close(client);
      return;
    }
    try {
      Socket onward = new Socket(server.getAddress(), server.getPort());
      client.setTcpNoDelay(true);
      onward.setTcpNoDelay(true);
      open.add(onward);
      begin(() -> carry(client, onward));
      begin(() -> carry(onward, client));
    } catch (IOException e) {
      close(client);
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitVoice();
        out.write(buffer, 0, read);
      }
    } catch (IOException cut) {
      // One of the two ends is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void begin(Runnable work) {
    Thread thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }
}
