package io.countersign.processes.row;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Values that are remembered until the transaction under way ends. */
public final class PerTransaction<K, V> {

  /** The value of {@code key}, taken from {@code source} the first time. */
  public V get(K key, Function<K, V> source) {
    return remembered().computeIfAbsent(key, source);
  }

  /** From now on, this is the value of {@code key}. */
  public void put(K key, V value) {
    remembered().put(key, value);
  }

  @SuppressWarnings("unchecked") // only this object binds under itself
  private Map<K, V> remembered() {
    Object bound = TransactionSynchronizationManager.getResource(this);
    if (bound == null) {
      bound = new HashMap<K, V>();
      TransactionSynchronizationManager.bindResource(this, bound);
      TransactionSynchronizationManager.registerSynchronization(new Forgetting());
    }
    return (Map<K, V>) bound;
  }

  private final class Forgetting implements TransactionSynchronization {
    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(PerTransaction.this);
    }
  }
}
