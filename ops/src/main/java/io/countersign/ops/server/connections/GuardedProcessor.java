package io.countersign.ops.server.connections;

import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * One connection, whose requests keep a thread waiting for their bodies only for as long as {@link
 * Pace} gives them and while there is a place in {@link BodyPlaces}.
 */
final class GuardedProcessor extends Http11Processor {
  /**
   * How often it looks whether a body arrives after all, where there is no place to wait for it.
   */
  private static final int LOOKS = 100;

  private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  private final Pace pace;
  private final BodyPlaces places;

  GuardedProcessor(GuardedProtocol protocol, Adapter adapter, Pace pace, BodyPlaces places) {
    super(protocol, adapter);
    this.pace = pace;
    this.places = places;
    request.setInputBuffer(new Body(request.getInputBuffer()));
  }

  /** The body of the request that is served now. */
  final class Body implements InputBuffer {
    /** The longest that is waited for the rest of a body that nobody reads any more. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private static final int MOST_LEFT_BYTES = 8 << 20;

    private final InputBuffer socket;
    private String address = "";
    private boolean placed;

    private Body(InputBuffer socket) {
      this.socket = socket;
    }

    /** A request of {@code from} begins. */
    void begin(String from) {
      address = from;
      pace.begin();
    }

    /** It has ended, and waits for nothing any more. */
    void end() {
      if (placed) {
        placed = false;
        places.giveBack(address);
      }
    }

    boolean isRead() {
      return isRequestBodyFullyRead();
    }

    /**
     * Waits a moment for the rest, so that who is still sending it reads the answer first; then the
     * connection is closed if there is more.
     */
    void passOverOrClose() {
      if (getErrorState().isError()) {
        return;
      }
      pace.shorten(LINGER);
      try {
        Rest rest = new Rest();
        while (!isRead() && rest.bytes < MOST_LEFT_BYTES) {
          rest.passOver(this);
        }
      } catch (IOException | RequestRefused unread) {
        getLog().debug("A client still sends what nobody reads", unread);
      }
      if (!isRead()) {
        close();
      }
    }

    /** The connection takes no more requests. */
    void close() {
      setErrorState(ErrorState.CLOSE_CLEAN, new IOException("A body was not read"));
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
      if (!isRead() && !hasArrived()) {
        takePlace();
      }
      wrapper().setReadTimeout(Math.max(1, pace.leftMillis()));
      long began = System.nanoTime();
      try {
        int read = socket.doRead(handler);
        pace.waited(System.nanoTime() - began);
        requirePace(read);
        return read;
      } catch (SocketTimeoutException late) {
        close();
        throw tooSlow();
      }
    }

    @Override
    public int available() {
      return socket.available();
    }

    private void requirePace(int read) {
      if (pace.leftMillis() == 0 && read >= 0) {
        close();
        throw tooSlow();
      }
      pace.received(Math.max(0, read));
    }

    /** Whether nothing has to be waited for; of a body in chunks nobody knows. */
    private boolean hasArrived() {
      return request.getContentLengthLong() >= 0 && GuardedProcessor.this.available(true) > 0;
    }

    private void takePlace() {
      for (int look = 0; !placed && look < LOOKS; look++) {
        placed = places.take(address);
        if (!placed) {
          LockSupport.parkNanos(LOOK_NANOS);
          if (hasArrived()) {
            return;
          }
        }
      }
      if (!placed) {
        throw new RequestRefused(
            ProblemCode.TOO_MANY_AT_ONCE, "Too many requests wait for their bodies; try again");
      }
    }

    private static RequestRefused tooSlow() {
      return new RequestRefused(
          ProblemCode.BODY_TOO_SLOW, "Expected the body to arrive sooner; send it again");
    }
  }

  private SocketWrapperBase<?> wrapper() {
    return Objects.requireNonNull(getSocketWrapper());
  }

  /** Where what nobody reads goes. */
  private static final class Rest implements ApplicationBufferHandler {
    private @Nullable ByteBuffer buffer;
    private long bytes;

    void passOver(InputBuffer body) throws IOException {
      bytes += Math.max(0, body.doRead(this));
    }

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    public @Nullable ByteBuffer getByteBuffer() {
      return buffer;
    }

    @Override
    public void expand(int size) {}
  }
}
