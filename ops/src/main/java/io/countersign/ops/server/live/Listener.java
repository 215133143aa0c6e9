package io.countersign.ops.server.live;

import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.ops.contract.problem.RequestRefused;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One client. What it has not been sent yet is summed up by kind, so that a slow client costs no
 * more memory than a quick one, and loses nothing but detail.
 */
final class Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  private final UserId person;
  private final SseEmitter emitter;
  private final Supplier<Predicate<ProjectId>> rights;
  private final Map<NotificationKind, Notice> pending = new EnumMap<>(NotificationKind.class);
  private final AtomicBoolean sending = new AtomicBoolean();
  private final Consumer<Listener> gone;
  private volatile Predicate<ProjectId> wants;

  /**
   * Tells a client of projects.
   *
   * @param rights of which ones; refuses those who may not listen, or no longer
   * @param gone what to do when the client turns out to be gone, once or more often
   */
  Listener(
      UserId person,
      SseEmitter emitter,
      Supplier<Predicate<ProjectId>> rights,
      Consumer<Listener> gone) {
    this.person = person;
    this.emitter = emitter;
    this.rights = rights;
    this.gone = gone;
    this.wants = rights.get();
  }

  UserId person() {
    return person;
  }

  boolean wants(ProjectId project) {
    return wants.test(project);
  }

  synchronized void tell(NotificationKind kind, Notice notice) {
    pending.merge(kind, notice, Notice::and);
  }

  synchronized boolean hasPending() {
    return !pending.isEmpty();
  }

  private synchronized Map<NotificationKind, Notice> take() {
    Map<NotificationKind, Notice> taken = new EnumMap<>(pending);
    pending.clear();
    return taken;
  }

  /** Takes the right to send, which one thread has at a time. */
  boolean startSending() {
    return sending.compareAndSet(false, true);
  }

  /** Looks whether the client may still listen, and to what; then sends. */
  void sendIfAllowed() {
    try {
      wants = rights.get();
    } catch (CommandRefused | RequestRefused refused) {
      close();
      return;
    } catch (DataAccessException e) {
      LOG.warn("The stream can't check who may listen, and retries: {}", e.getMessage());
    }
    send();
  }

  /**
   * Sends what is pending, or a sign of life. The request of a client that is gone is ended by the
   * web server, which sees the same error; to end it here, too, would be a race with it.
   */
  void send() {
    try {
      Map<NotificationKind, Notice> notices = take();
      if (notices.isEmpty()) {
        emitter.send(SseEmitter.event().comment("alive"));
      }
      for (Map.Entry<NotificationKind, Notice> notice : notices.entrySet()) {
        emitter.send(
            SseEmitter.event()
                .id(Long.toString(notice.getValue().position()))
                .name(notice.getKey().wireName())
                .data(notice.getValue()));
      }
    } catch (IOException | IllegalStateException e) {
      LOG.debug("A client of the stream is gone: {}", e.getMessage());
      gone.accept(this);
    } finally {
      sending.set(false);
    }
  }

  /** Ends it, unless it has ended. */
  void close() {
    try {
      emitter.complete();
    } catch (IllegalStateException e) {
      LOG.debug("A client of the stream was gone: {}", e.getMessage());
    }
  }
}
