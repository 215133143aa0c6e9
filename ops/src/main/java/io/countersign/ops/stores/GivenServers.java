package io.countersign.ops.stores;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.countersign.ops.stores.Stores.Database;
import io.countersign.ops.stores.Stores.Projections;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** PostgreSQL and MongoDB servers that the operator names. */
final class GivenServers {
  /** The first that has {@code pg_current_snapshot}. */
  private static final int OLDEST_POSTGRES = 13;

  private static final int TIMEOUT_SECONDS = 10;
  private static final int FIND_SECONDS = 3;
  private static final String DEFAULT_MONGO_DATABASE = "countersign";

  private GivenServers() {}

  /** Takes a JDBC address, or the {@code postgresql://user:password@host/database} of libpq. */
  static Database database(String url, @Nullable String user, @Nullable String password) {
    if (url.startsWith("jdbc:postgresql:")) {
      return new Database(url, user, password, false);
    }
    if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
      throw new CannotStart(
          "Expected COUNTERSIGN_DB_URL to be like jdbc:postgresql://host:5432/countersign");
    }
    URI uri = uri(url);
    String @Nullable [] credentials =
        uri.getUserInfo() == null ? null : uri.getUserInfo().split(":", 2);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new Database(
        "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
        user == null && credentials != null ? credentials[0] : user,
        password == null && credentials != null && credentials.length == 2
            ? credentials[1]
            : password,
        false);
  }

  static Projections projections(String uri) {
    try {
      ConnectionString connection = new ConnectionString(uri);
      if (connection.getDatabase() != null) {
        return new Projections(uri, false, false);
      }
      return new Projections(withDatabase(uri), false, false);
    } catch (IllegalArgumentException e) {
      throw new CannotStart("COUNTERSIGN_MONGO_URI is not valid: " + e.getMessage(), e);
    }
  }

  static void requireReachable(Database database) {
    Properties properties = new Properties();
    if (database.user() != null) {
      properties.setProperty("user", database.user());
    }
    if (database.password() != null) {
      properties.setProperty("password", database.password());
    }
    properties.setProperty("connectTimeout", Integer.toString(TIMEOUT_SECONDS));
    properties.setProperty("loginTimeout", Integer.toString(TIMEOUT_SECONDS));
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), properties)) {
      requireKnownVersion(connection.getMetaData().getDatabaseMajorVersion());
    } catch (SQLException e) {
      throw new CannotStart(
          "PostgreSQL at %s cannot be used: %s"
              .formatted(withoutQuery(database.jdbcUrl()), Wording.firstLine(e.getMessage())),
          e);
    }
  }

  /** One that is away is only warned of: commands need no projections, which follow later. */
  static void requireUsable(Projections projections) {
    ConnectionString connection = new ConnectionString(projections.uri());
    MongoClientSettings settings =
        MongoClientSettings.builder()
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(FIND_SECONDS, TimeUnit.SECONDS))
            .applyToSocketSettings(
                socket ->
                    socket
                        .connectTimeout(FIND_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(FIND_SECONDS, TimeUnit.SECONDS))
            .applyConnectionString(connection)
            .build();
    try (MongoClient client = MongoClients.create(settings)) {
      client.getDatabase(DEFAULT_MONGO_DATABASE).runCommand(new Document("ping", 1));
    } catch (MongoTimeoutException | MongoSocketException away) {
      LoggerFactory.getLogger(GivenServers.class)
          .warn(
              "MongoDB at {} can't be reached; there are no views until it is: {}",
              connection.getHosts(),
              Wording.firstLine(away.getMessage()));
    } catch (MongoException e) {
      throw new CannotStart(
          "MongoDB at %s cannot be used: %s"
              .formatted(connection.getHosts(), Wording.firstLine(e.getMessage())),
          e);
    }
  }

  private static void requireKnownVersion(int version) {
    if (version < OLDEST_POSTGRES) {
      throw new CannotStart(
          "Expected PostgreSQL %d or newer, but the server is %d"
              .formatted(OLDEST_POSTGRES, version));
    }
  }

  private static String withDatabase(String uri) {
    int query = uri.indexOf('?');
    String hosts = query < 0 ? uri : uri.substring(0, query);
    String options = query < 0 ? "" : uri.substring(query);
    return (hosts.matches("mongodb(\\+srv)?://[^/]*/") ? hosts : hosts + "/")
        + DEFAULT_MONGO_DATABASE
        + options;
  }

  private static String withoutQuery(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  private static URI uri(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new CannotStart("COUNTERSIGN_DB_URL is not a valid address", e);
    }
  }
}
