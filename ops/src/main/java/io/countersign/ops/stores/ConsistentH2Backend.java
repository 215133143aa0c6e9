package io.countersign.ops.stores;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.countersign.engine.background.BackgroundLoop;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Saves between commands, never within one, so that after {@code kill -9} the file holds the whole
 * effect of the first commands and nothing of the others.
 *
 * <p>Left to itself the store saves at any moment, a document without its index entry included.
 */
final class ConsistentH2Backend extends H2Backend {
  private static final Set<String> READS =
      Set.of("find", "getMore", "count", "aggregate", "distinct", "hello", "isMaster", "ping");

  /**
   * How long overwritten parts of the file stay. The store's own 45 s guard against a disk that
   * writes out of order at a power cut, which here costs no more than a rebuild; they let the file
   * grow to a hundred times its content.
   */
  private static final int RETENTION_MILLIS = 5_000;

  private static final Duration SAVE_EVERY = Duration.ofMillis(500);
  private static final int LAST_COMPACTION_MILLIS = 1_000;
  private static final int SAVES_PER_COMPACTION = 20;
  private static final int COMPACTION_FILL_PERCENT = 70;
  private static final int COMPACTION_BYTES = 8 * 1024 * 1024;

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final BackgroundLoop saver =
      BackgroundLoop.every("projections-saver", SAVE_EVERY, this::save);
  private int saves;

  ConsistentH2Backend(MVStore store) {
    super(store);
    store.setRetentionTime(RETENTION_MILLIS);
    saver.start();
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new FileDatabase(name, getMvStore(), getCursorRegistry());
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    return whole(command, () -> super.handleCommand(channel, database, command, query));
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    String command = message.getDocument().keySet().iterator().next();
    return whole(command, () -> super.handleMessage(message));
  }

  /** Whether the store closed its file by itself, as it does when it cannot write. */
  boolean isLost() {
    return getMvStore().isClosed();
  }

  /** Gives up a store that is lost. */
  void abandon() {
    saver.end();
    getMvStore().closeImmediately();
  }

  @Override
  public void close() {
    saver.end();
    lock.writeLock().lock();
    try {
      if (!isLost()) {
        getMvStore().compactFile(LAST_COMPACTION_MILLIS);
      }
      super.close();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private Document whole(String command, Supplier<Document> work) {
    if (READS.contains(command)) {
      return work.get();
    }
    lock.readLock().lock();
    try {
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  private void save() {
    lock.writeLock().lock();
    try {
      MVStore store = getMvStore();
      if (store.isClosed() || !store.hasUnsavedChanges()) {
        return;
      }
      store.commit();
      saves++;
      if (saves % SAVES_PER_COMPACTION == 0) {
        store.compact(COMPACTION_FILL_PERCENT, COMPACTION_BYTES);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
