package io.countersign.ops.stores;

import io.countersign.engine.background.BackgroundLoop;
import io.countersign.ops.stores.protocol.DocumentServer;
import io.countersign.ops.stores.protocol.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that speaks MongoDB's protocol, on a free port of 127.0.0.1 and one file in the data
 * folder. Other accounts of the machine reach the port, too: it serves only those who know a secret
 * that is made at each start and kept nowhere.
 *
 * <p>What it holds can be made anew from the event log: a file that cannot be opened is set aside.
 */
final class EmbeddedMongoServer implements AutoCloseable {
  private static final String DATABASE = "countersign";

  /** How documents stand in the file: 1 is BSON. */
  private static final int FORMAT = 1;

  private static final DateTimeFormatter SET_ASIDE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMongoServer.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final Path file;
  private final boolean wasReset;
  private final InetSocketAddress address;
  private final Secret secret = Secret.random();
  private final BackgroundLoop watch =
      BackgroundLoop.every("projections-watch", LOOK_EVERY, this::openAgainIfLost);
  private ConsistentH2Backend backend;
  private DocumentServer server;

  private EmbeddedMongoServer(Path file, ConsistentH2Backend backend, boolean wasReset) {
    this.file = file;
    this.backend = backend;
    this.wasReset = wasReset;
    this.server = serve(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.address = server.address();
    watch.start();
  }

  /** Also where the data folder was there before, and is open to others. */
  private static void makePrivate(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  private DocumentServer serve(InetSocketAddress where) {
    return DocumentServer.start(backend, secret, where);
  }

  static EmbeddedMongoServer start(DataFolder folder) {
    Path file = folder.path().resolve("projections").resolve("projections.mv.db");
    try {
      makePrivate(folder.path().resolve("projections"));
      return new EmbeddedMongoServer(file, open(file), false);
    } catch (MVStoreException | IllegalStateException | IOException e) {
      return new EmbeddedMongoServer(file, openAfresh(file, e), true);
    }
  }

  /**
   * The store closes its file for good when it cannot write to it, as on a full disk. It is opened
   * again as it was last saved, until there is room; whoever follows the log goes on from there.
   */
  private synchronized void openAgainIfLost() {
    if (!backend.isLost()) {
      return;
    }
    try {
      server.close();
      backend.abandon();
      backend = openOrAfresh();
      server = serve(address);
      LOG.warn("The projections were closed and are open again");
    } catch (RuntimeException e) {
      LOG.warn("The projections cannot be opened yet: {}", Wording.firstLine(e.getMessage()));
    }
  }

  private ConsistentH2Backend openOrAfresh() {
    try {
      return open(file);
    } catch (MVStoreException e) {
      if (e.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT) {
        return openAfresh(file, e);
      }
      throw e;
    }
  }

  /** For tests that break it. */
  synchronized ConsistentH2Backend backend() {
    return backend;
  }

  /** Where it is, with the secret. */
  String uri() {
    return secret.uri(address.getPort(), DATABASE);
  }

  /** Whether the file could not be opened, so that the projections start empty. */
  boolean wasReset() {
    return wasReset;
  }

  @Override
  public synchronized void close() {
    watch.end();
    server.close();
    backend.close();
  }

  private static ConsistentH2Backend openAfresh(Path file, Exception reason) {
    Path aside = file.resolveSibling("projections.broken-" + SET_ASIDE.format(Instant.now()));
    try {
      Files.move(file, aside);
      LOG.warn(
          "The projections cannot be opened and are rebuilt; the old file is kept as {}: {}",
          aside,
          Wording.firstLine(reason.getMessage()));
      return open(file);
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
