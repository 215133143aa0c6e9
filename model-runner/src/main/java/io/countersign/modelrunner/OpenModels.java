package io.countersign.modelrunner;

import io.countersign.modelrunner.bundle.BundleManifest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the models that were used last loaded, up to a number. One that has to go is closed when
 * nobody uses it any more. The manifest is the key: it pins every file by its hash.
 */
final class OpenModels implements AutoCloseable {
  private final int most;
  private final Map<BundleManifest, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);
  private boolean closed;

  OpenModels(int most) {
    this.most = most;
  }

  /** Uses a model, opening it if need be; several threads may use the same one. */
  <R> R use(BundleManifest key, Supplier<OpenModel<?>> open, Function<OpenModel<?>, R> use) {
    Slot slot = lease(key);
    try {
      return use.apply(slot.model(open));
    } finally {
      giveBack(key, slot);
    }
  }

  private synchronized Slot lease(BundleManifest key) {
    if (closed) {
      throw new IllegalStateException("The models are closed");
    }
    Slot slot = slots.computeIfAbsent(key, unused -> new Slot());
    slot.users++;
    return slot;
  }

  private void giveBack(BundleManifest key, Slot slot) {
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

  /** How many are loaded. */
  synchronized int size() {
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

  private static final class Slot {
    private int users;
    private volatile @Nullable OpenModel<?> model;

    synchronized OpenModel<?> model(Supplier<OpenModel<?>> open) {
      OpenModel<?> known = model;
      if (known == null) {
        known = open.get();
        model = known;
      }
      return known;
    }

    synchronized void close() {
      OpenModel<?> known = model;
      if (known != null) {
        known.close();
        model = null;
      }
    }
  }
}
