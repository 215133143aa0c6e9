package io.countersign.ops.server.live;

import io.countersign.engine.background.BackgroundLoop;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.limits.Limits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Follows the event log for the browsers that look at this node, from the moment the first one
 * looks. It tells what kind of thing happened, at most a few times a second for each client.
 */
@Component
public final class LiveEvents implements SmartLifecycle {
  private static final int SENDERS = 4;
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LOOKS_PER_POLL = 20;
  private static final int LOOKS_PER_HEARTBEAT = 60;

  private final EventLog log;
  private final ProjectsOfEvents projects;
  private final Places places;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean appended = new AtomicBoolean();
  private @Nullable ExecutorService senders;
  private final BackgroundLoop follower = BackgroundLoop.every("live", PAUSE, this::look);
  private @Nullable Runnable unsubscribe;
  private volatile boolean running;
  private long position;
  private long looks;

  LiveEvents(EventLog log, ProjectsOfEvents projects, Limits limits) {
    this.log = log;
    this.projects = projects;
    this.places = new Places(limits.streams(), limits.personStreams());
  }

  /**
   * Adds a client. The others of the same person are sent a sign of life, which those that are gone
   * don't take: whoever goes from page to page gives back the places of the pages they left.
   *
   * @param person who listens
   * @param rights which projects it is told about; asked again with each heartbeat, and refuses
   *     those who may not listen, or no longer
   * @param missed whether it was connected before and may have missed something
   * @throws RequestRefused {@code TOO_MANY_AT_ONCE}
   */
  SseEmitter listen(UserId person, Supplier<Predicate<ProjectId>> rights, boolean missed) {
    if (!running) {
      throw new RequestRefused(ProblemCode.TOO_MANY_AT_ONCE, "This node is stopping");
    }
    SseEmitter emitter = new SseEmitter(0L);
    Listener listener = new Listener(person, emitter, rights, this::leave);
    emitter.onCompletion(() -> leave(listener));
    emitter.onTimeout(emitter::complete);
    emitter.onError(error -> leave(listener));
    if (missed) {
      Notice everything = new Notice(0, List.of(), log.lastPosition());
      List.of(NotificationKind.values()).forEach(kind -> listener.tell(kind, everything));
    }
    listeners.stream()
        .filter(other -> other.person().equals(person))
        .forEach(other -> start(other, other::send));
    places.take(person);
    listeners.add(listener);
    if (listener.startSending()) {
      listener.send(); // a sign of life at once, so that it is seen to be open
    }
    return emitter;
  }

  private void leave(Listener listener) {
    if (listeners.remove(listener)) {
      places.giveBack(listener.person());
    }
  }

  @Override
  public void start() {
    running = true;
    position = log.lastPosition();
    senders = Executors.newFixedThreadPool(SENDERS, named("live-sender"));
    unsubscribe = log.onAppend(() -> appended.set(true));
    follower.start();
  }

  private static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private void look() {
    looks++;
    if (appended.getAndSet(false) || looks % LOOKS_PER_POLL == 0) {
      position = listeners.isEmpty() ? log.lastPosition() : tell(position);
    }
    sendAll(looks % LOOKS_PER_HEARTBEAT == 0);
  }

  private long tell(long after) {
    long reached = after;
    List<RecordedEvent> events = log.readAfter(reached);
    while (!events.isEmpty()) {
      events.forEach(this::tell);
      reached = events.get(events.size() - 1).position();
      events = log.readAfter(reached);
    }
    return reached;
  }

  private void tell(RecordedEvent event) {
    ProjectId project = projects.projectOf(event.payload()).orElse(null);
    if (project == null) {
      return;
    }
    List<String> rows =
        event.payload() instanceof DataRowEvent ? List.of(event.streamId()) : List.of();
    Notice notice = new Notice(1, rows, event.position());
    NotificationKind kind = NotificationKind.of(event.payload());
    listeners.stream()
        .filter(listener -> listener.wants(project))
        .forEach(listener -> listener.tell(kind, notice));
  }

  private void sendAll(boolean heartbeat) {
    for (Listener listener : listeners) {
      if (heartbeat) {
        start(listener, listener::sendIfAllowed);
      } else if (listener.hasPending()) {
        start(listener, listener::send);
      }
    }
  }

  private void start(Listener listener, Runnable sending) {
    ExecutorService pool = senders;
    if (pool != null && listener.startSending()) {
      pool.execute(sending);
    }
  }

  @Override
  public void stop() {
    running = false;
    listeners.forEach(Listener::close);
    if (unsubscribe != null) {
      unsubscribe.run();
    }
    follower.close(PATIENCE);
    if (senders != null) {
      senders.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Ends before the web server does, which would wait for open streams. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
