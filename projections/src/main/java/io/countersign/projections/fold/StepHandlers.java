package io.countersign.projections.fold;

import io.countersign.engine.datarow.DataRowEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a view does on each kind of row event. Every kind has to be given, if only to be ignored, so
 * that a new one cannot be missed.
 */
public final class StepHandlers {
  private final Map<Class<?>, BiConsumer<DataRowEvent, RowStep>> handlers = new HashMap<>();

  public <E extends DataRowEvent> StepHandlers on(Class<E> kind, BiConsumer<E, RowStep> handler) {
    put(kind, (event, step) -> handler.accept(kind.cast(event), step));
    return this;
  }

  /** Says that these kinds change nothing here. */
  @SafeVarargs
  public final StepHandlers ignore(Class<? extends DataRowEvent>... kinds) {
    Arrays.stream(kinds).forEach(kind -> put(kind, (event, step) -> {}));
    return this;
  }

  private void put(Class<?> kind, BiConsumer<DataRowEvent, RowStep> handler) {
    if (handlers.putIfAbsent(kind, handler) != null) {
      throw new IllegalStateException("Expected one handler for " + kind + ", but got two");
    }
  }

  /**
   * Ends the list.
   *
   * @throws IllegalStateException if a kind of row event is missing
   */
  public StepHandlers complete() {
    Set<Class<?>> given = handlers.keySet();
    for (Class<?> kind : DataRowEvent.class.getPermittedSubclasses()) {
      if (!given.contains(kind)) {
        throw new IllegalStateException("Expected a handler for " + kind + ", but there is none");
      }
    }
    return this;
  }

  public void handle(RowStep step) {
    @Nullable BiConsumer<DataRowEvent, RowStep> handler = handlers.get(step.event().getClass());
    if (handler != null) {
      handler.accept(step.event(), step);
    }
  }
}
