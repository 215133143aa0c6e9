package io.countersign.bench.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands before a server on this machine and passes everything on, until it is told to be silent,
 * as a network that loses everything is, or to refuse, as a server that is down does.
 */
public final class TcpGate implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  /** How the gate behaves. */
  public enum Mode {
    PASSING,
    SILENT,
    REFUSING
  }

  private final int target;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile Mode mode = Mode.PASSING;

  private TcpGate(int target, ServerSocket server) {
    this.target = target;
    this.server = server;
  }

  /** Opens one before the port {@code target}. */
  public static TcpGate before(int target) {
    try {
      ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
      TcpGate gate = new TcpGate(target, server);
      daemon(gate::accept);
      return gate;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /** From now on; a refusing gate also cuts what is open. */
  public void set(Mode next) {
    lock.lock();
    try {
      mode = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (next == Mode.REFUSING) {
      sockets.forEach(TcpGate::close);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        sockets.add(client);
        if (mode == Mode.REFUSING) {
          close(client);
        } else {
          daemon(() -> connect(client));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    try {
      Socket inner = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(inner);
      client.setTcpNoDelay(true);
      inner.setTcpNoDelay(true);
      daemon(() -> pump(client, inner));
      pump(inner, client);
    } catch (IOException e) {
      close(client);
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitPassing();
        out.write(buffer, 0, read);
      }
    } catch (IOException | InterruptedException ended) {
      close(from);
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void awaitPassing() throws InterruptedException {
    lock.lock();
    try {
      while (mode == Mode.SILENT) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "tcp-gate");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    set(Mode.REFUSING);
  }
}
