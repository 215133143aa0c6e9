package io.countersign.ops.stores;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A server that speaks MongoDB's protocol, on a free port of 127.0.0.1 and one file in the data
 * folder.
 *
 * <p>What it holds can be made anew from the event log: a file that cannot be opened is set aside.
 */
final class EmbeddedMongoServer implements AutoCloseable {
  private static final String DATABASE = "countersign";

  /** How documents stand in the file: 1 is BSON. */
  private static final int FORMAT = 1;

  private static final DateTimeFormatter SET_ASIDE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private final ConsistentH2Backend backend;
  private final MongoServer server;
  private final InetSocketAddress address;
  private final boolean wasReset;

  private EmbeddedMongoServer(ConsistentH2Backend backend, boolean wasReset) {
    this.backend = backend;
    this.wasReset = wasReset;
    this.server = new MongoServer(backend);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.address = server.getLocalAddress();
  }

  static EmbeddedMongoServer start(DataFolder folder) {
    Path file = folder.path().resolve("projections").resolve("projections.mv.db");
    try {
      Files.createDirectories(folder.path().resolve("projections"));
      return new EmbeddedMongoServer(open(file), false);
    } catch (MVStoreException | IllegalStateException | IOException e) {
      return startAfresh(file, e);
    }
  }

  String uri() {
    return "mongodb://127.0.0.1:" + address.getPort() + "/" + DATABASE;
  }

  /** Whether the file could not be opened, so that the projections start empty. */
  boolean wasReset() {
    return wasReset;
  }

  @Override
  public void close() {
    server.shutdown();
    backend.close();
  }

  private static EmbeddedMongoServer startAfresh(Path file, Exception reason) {
    Path aside = file.resolveSibling("projections.broken-" + SET_ASIDE.format(Instant.now()));
    try {
      Files.move(file, aside);
      System.getLogger(EmbeddedMongoServer.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "The projections cannot be opened and are made anew; set aside as {0}: {1}",
              aside,
              Wording.firstLine(reason.getMessage()));
      return new EmbeddedMongoServer(open(file), true);
    } catch (IOException e) {
      throw new CannotStart("The projections in %s cannot be used: %s".formatted(file, e), e);
    }
  }

  private static void requireFormat(MVStore store, Path file) {
    if (store.getMapNames().isEmpty()) {
      store.setStoreVersion(FORMAT);
    } else if (store.getStoreVersion() != FORMAT) {
      throw new IllegalStateException(
          "Expected %s to be of format %d, but it is of %d"
              .formatted(file, FORMAT, store.getStoreVersion()));
    }
  }

  private static ConsistentH2Backend open(Path file) {
    // Saved by the backend between commands; compacted by it too.
    MVStore store = new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().open();
    boolean usable = false;
    try {
      requireFormat(store, file);
      ConsistentH2Backend backend = new ConsistentH2Backend(store);
      usable = true;
      return backend;
    } finally {
      if (!usable) {
        store.closeImmediately();
      }
    }
  }
}
