package io.countersign.ops.stores;

import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The two stores, ready for work; closing them stops those that are embedded. */
public final class Stores implements AutoCloseable {
  private final Database database;
  private final Projections projections;
  private final Deque<AutoCloseable> opened;

  private Stores(Database database, Projections projections, Deque<AutoCloseable> opened) {
    this.database = database;
    this.projections = projections;
    this.opened = opened;
  }

  /** How to reach PostgreSQL. */
  public record Database(
      String jdbcUrl, @Nullable String user, @Nullable String password, boolean embedded) {}

  /**
   * How to reach the store of the projections.
   *
   * @param uri names the database too
   * @param wasReset whether it starts empty because its file could not be opened
   */
  public record Projections(String uri, boolean embedded, boolean wasReset) {}

  /**
   * Starts the embedded stores, or checks that the given servers can be reached.
   *
   * @throws CannotStart with one line that says what to do
   */
  public static Stores open(StoreSettings settings) {
    Deque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();
    boolean complete = false;
    try {
      Stores stores = openBoth(settings, opened);
      complete = true;
      return stores;
    } finally {
      if (!complete) {
        close(opened);
      }
    }
  }

  /** Beside each other, and a failure of one is told once the other has come to its end too. */
  private static Stores openBoth(StoreSettings settings, Deque<AutoCloseable> opened) {
    @Nullable DataFolder folder = folder(settings, opened);
    CompletableFuture<Database> database =
        CompletableFuture.supplyAsync(
            () -> openDatabase(settings, folder, opened),
            work -> new Thread(work, "database").start());
    Projections projections;
    try {
      projections = openProjections(settings, folder, opened);
    } finally {
      database.exceptionally(reported -> null).join();
    }
    return new Stores(join(database), projections, opened);
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** The folder, locked, if a store is embedded. */
  private static @Nullable DataFolder folder(StoreSettings settings, Deque<AutoCloseable> opened) {
    if (settings.databaseUrl() != null && settings.mongoUri() != null) {
      return null;
    }
    DataFolder folder = DataFolder.open(settings.dataDir());
    opened.push(folder);
    return folder;
  }

  public Database database() {
    return database;
  }

  public Projections projections() {
    return projections;
  }

  @Override
  public void close() {
    close(opened);
  }

  private static Database openDatabase(
      StoreSettings settings, @Nullable DataFolder folder, Deque<AutoCloseable> opened) {
    if (settings.databaseUrl() != null) {
      Database database =
          GivenServers.database(
              settings.databaseUrl(), settings.databaseUser(), settings.databasePassword());
      GivenServers.requireReachable(database);
      return database;
    }
    EmbeddedPostgresServer server = EmbeddedPostgresServer.start(Objects.requireNonNull(folder));
    opened.push(server);
    return new Database(server.jdbcUrl(), server.user(), server.password(), true);
  }

  private static Projections openProjections(
      StoreSettings settings, @Nullable DataFolder folder, Deque<AutoCloseable> opened) {
    if (settings.mongoUri() != null) {
      Projections projections = GivenServers.projections(settings.mongoUri());
      GivenServers.requireUsable(projections);
      return projections;
    }
    EmbeddedMongoServer server = EmbeddedMongoServer.start(Objects.requireNonNull(folder));
    opened.push(server);
    return new Projections(server.uri(), true, server.wasReset());
  }

  /** Last opened, first closed; the folder's lock goes last. */
  private static void close(Deque<AutoCloseable> opened) {
    while (!opened.isEmpty()) {
      AutoCloseable store = opened.pop();
      try {
        store.close();
      } catch (Exception e) {
        LoggerFactory.getLogger(Stores.class).error("A store did not stop cleanly", e);
      }
    }
  }
}
