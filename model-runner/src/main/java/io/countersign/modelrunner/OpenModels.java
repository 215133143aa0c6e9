package io.countersign.modelrunner;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the models that were used last open, up to a number. One that has to go is closed when
 * nobody uses it any more.
 *
 * @param <K> what tells models apart; a manifest does, as it pins every file by its hash
 * @param <M> a model that is open
 */
public final class OpenModels<K, M> implements AutoCloseable {
  private final int most;
  private final Consumer<M> close;
  private final Map<K, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);
  private boolean closed;

  /**
   * @param most how many stay open
   * @param close what is done with one that has to go
   */
  public OpenModels(int most, Consumer<M> close) {
    this.most = most;
    this.close = close;
  }

  /**
   * Uses a model, opening it if need be; several threads may use the same one.
   *
   * @throws CancellationException once this is closed
   */
  public <R> R use(K key, Supplier<M> open, Function<M, R> use) {
    Slot slot = lease(key);
    try {
      return use.apply(slot.model(open));
    } finally {
      giveBack(key, slot);
    }
  }

  private synchronized Slot lease(K key) {
    if (closed) {
      throw new CancellationException("The models are closed");
    }
    Slot slot = slots.computeIfAbsent(key, unused -> new Slot());
    slot.users++;
    return slot;
  }

  private void giveBack(K key, Slot slot) {
    List<Slot> unused = new ArrayList<>();
    synchronized (this) {
      slot.users--;
      if (slot.model == null || closed) {
        slots.remove(key, slot);
      }
      if (slots.get(key) != slot && slot.users == 0) {
        unused.add(slot);
      }
      Iterator<Slot> oldestFirst = slots.values().iterator();
      while (slots.size() > most && oldestFirst.hasNext()) {
        Slot oldest = oldestFirst.next();
        if (oldest.users == 0) {
          oldestFirst.remove();
          unused.add(oldest);
        }
      }
    }
    unused.forEach(Slot::close);
  }

  /** How many are open. */
  public synchronized int size() {
    return slots.size();
  }

  /** Closes what nobody uses; the rest closes when it is given back. */
  @Override
  public void close() {
    List<Slot> unused;
    synchronized (this) {
      closed = true;
      unused = slots.values().stream().filter(slot -> slot.users == 0).toList();
      slots.values().removeAll(unused);
    }
    unused.forEach(Slot::close);
  }

  private final class Slot {
    private int users;
    private volatile @Nullable M model;

    synchronized M model(Supplier<M> open) {
      M known = model;
      if (known == null) {
        known = open.get();
        model = known;
      }
      return known;
    }

    synchronized void close() {
      M known = model;
      if (known != null) {
        close.accept(known);
        model = null;
      }
    }
  }
}
