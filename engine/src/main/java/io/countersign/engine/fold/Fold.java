package io.countersign.engine.fold;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies each kind of event to a state with the handler that is registered for it; an event
 * without a handler changes nothing.
 *
 * @param <S> the state
 */
public final class Fold<S> {
  private final Map<Class<?>, Handler<S, Object>> handlers = new HashMap<>();

  /** Changes {@code state} by one event. */
  @FunctionalInterface
  public interface Handler<S, E> {
    void apply(S state, E event, Instant at);
  }

  /**
   * Registers the handler of a kind of event.
   *
   * @throws IllegalStateException if the kind has one already
   */
  public <E> Fold<S> on(Class<E> kind, Handler<S, ? super E> handler) {
    Handler<S, Object> casting = (state, event, at) -> handler.apply(state, kind.cast(event), at);
    if (handlers.putIfAbsent(kind, casting) != null) {
      throw new IllegalStateException("Expected one handler for " + kind + ", but got two");
    }
    return this;
  }

  /** Changes {@code state} by {@code event}, which happened at {@code at}. */
  public void apply(S state, Object event, Instant at) {
    @Nullable Handler<S, Object> handler = handlers.get(event.getClass());
    if (handler != null) {
      handler.apply(state, event, at);
    }
  }

  /** The kinds of event that have a handler. */
  public Set<Class<?>> kinds() {
    return Set.copyOf(handlers.keySet());
  }
}
