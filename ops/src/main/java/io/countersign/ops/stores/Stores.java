package io.countersign.ops.stores;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

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
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    boolean complete = false;
    try {
      Database database = openDatabase(settings, opened);
      Projections projections = openProjections(settings, opened);
      complete = true;
      return new Stores(database, projections, opened);
    } finally {
      if (!complete) {
        close(opened);
      }
    }
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

  private static Database openDatabase(StoreSettings settings, Deque<AutoCloseable> opened) {
    if (settings.databaseUrl() != null) {
      Database database =
          GivenServers.database(
              settings.databaseUrl(), settings.databaseUser(), settings.databasePassword());
      GivenServers.requireReachable(database);
      return database;
    }
    EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder(settings, opened));
    opened.push(server);
    return new Database(server.jdbcUrl(), server.user(), server.password(), true);
  }

  private static Projections openProjections(StoreSettings settings, Deque<AutoCloseable> opened) {
    if (settings.mongoUri() != null) {
      Projections projections = GivenServers.projections(settings.mongoUri());
      GivenServers.requireReachable(projections);
      return projections;
    }
    EmbeddedMongoServer server = EmbeddedMongoServer.start(folder(settings, opened));
    opened.push(server);
    return new Projections(server.uri(), true, server.wasReset());
  }

  private static DataFolder folder(StoreSettings settings, Deque<AutoCloseable> opened) {
    if (opened.peekLast() instanceof DataFolder folder) {
      return folder;
    }
    DataFolder folder = DataFolder.open(settings.dataDir());
    opened.addLast(folder);
    return folder;
  }

  /** Last opened, first closed; the folder's lock goes last. */
  private static void close(Deque<AutoCloseable> opened) {
    while (!opened.isEmpty()) {
      AutoCloseable store = opened.pop();
      try {
        store.close();
      } catch (Exception e) {
        System.getLogger(Stores.class.getName())
            .log(System.Logger.Level.ERROR, "A store did not stop cleanly", e);
      }
    }
  }
}
