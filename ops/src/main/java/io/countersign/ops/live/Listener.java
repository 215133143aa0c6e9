package io.countersign.ops.live;

import io.countersign.engine.project.ProjectId;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One client. What it has not been sent yet is summed up by kind, so that a slow client costs no
 * more memory than a quick one, and loses nothing but detail.
 */
final class Listener {
  private final SseEmitter emitter;
  private final Predicate<ProjectId> wants;
  private final Map<Happening, Notice> pending = new EnumMap<>(Happening.class);
  private final AtomicBoolean sending = new AtomicBoolean();
  private boolean greeted;

  Listener(SseEmitter emitter, Predicate<ProjectId> wants) {
    this.emitter = emitter;
    this.wants = wants;
  }

  boolean wants(ProjectId project) {
    return wants.test(project);
  }

  synchronized void tell(Happening kind, Notice notice) {
    pending.merge(kind, notice, Notice::and);
  }

  /** Whether there is something to send; at first a sign of life, so that it is seen to be open. */
  synchronized boolean hasPending() {
    return !greeted || !pending.isEmpty();
  }

  private synchronized Map<Happening, Notice> take() {
    Map<Happening, Notice> taken = new EnumMap<>(pending);
    pending.clear();
    greeted = true;
    return taken;
  }

  /** Takes the right to send, which one thread has at a time. */
  boolean startSending() {
    return sending.compareAndSet(false, true);
  }

  /** Sends what is pending, or a sign of life. */
  void send() {
    try {
      Map<Happening, Notice> notices = take();
      if (notices.isEmpty()) {
        emitter.send(SseEmitter.event().comment("alive"));
      }
      for (Map.Entry<Happening, Notice> notice : notices.entrySet()) {
        emitter.send(
            SseEmitter.event()
                .id(Long.toString(notice.getValue().position()))
                .name(notice.getKey().wireName())
                .data(notice.getValue()));
      }
    } catch (IOException | IllegalStateException gone) {
      emitter.completeWithError(gone);
    } finally {
      sending.set(false);
    }
  }

  void close() {
    emitter.complete();
  }
}
