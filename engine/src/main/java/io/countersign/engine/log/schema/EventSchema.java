package io.countersign.engine.log.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings a database to the schema that this version knows. */
public final class EventSchema {
  private EventSchema() {}

  /** The database was migrated by a newer version than this one. */
  public static final class NewerVersion extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NewerVersion(MigrationInfo unknown) {
      super(
          "Expected a database of this version or an older one, but it was migrated to %s (%s): start a newer Countersign"
              .formatted(unknown.getVersion(), unknown.getDescription()));
    }
  }

  /**
   * Applies the migrations on the class path that are missing; each module brings its own.
   *
   * @throws NewerVersion if the database has one that is not on the class path
   */
  public static void migrate(DataSource dataSource) {
    Flyway flyway = configuration(dataSource).load();
    Arrays.stream(flyway.info().applied())
        .filter(migration -> isUnknown(migration.getState()))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw new NewerVersion(unknown);
            });
    flyway.migrate();
  }

  /**
   * Applies the migrations of these versions and no others, so that an older schema is made.
   *
   * @return the versions among them that are not on the class path; nothing is applied then
   */
  public static Set<String> migrateTo(DataSource dataSource, Set<String> versions) {
    Map<String, String> scripts = new HashMap<>();
    for (MigrationInfo known : configuration(dataSource).load().info().all()) {
      if (known.getState().isResolved()) {
        scripts.put(String.valueOf(known.getVersion()), known.getScript());
      }
    }
    Set<String> unknown = new TreeSet<>(versions);
    unknown.removeAll(scripts.keySet());
    if (unknown.isEmpty()) {
      scripts.keySet().retainAll(versions);
      configuration(dataSource)
          .resourceProvider(new ChosenMigrations(scripts.values()))
          .load()
          .migrate();
    }
    return unknown;
  }

  /** The versions of the migrations that the database was brought to. */
  public static List<String> applied(Connection connection) throws SQLException {
    List<String> versions = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL"
                    + " ORDER BY installed_rank")) {
      while (found.next()) {
        versions.add(found.getString(1));
      }
    }
    return versions;
  }

  private static FluentConfiguration configuration(DataSource dataSource) {
    return Flyway.configure()
        .dataSource(dataSource)
        .locations("classpath:" + ChosenMigrations.FOLDER)
        // Modules count their migrations apart, so that one may add a lower number later.
        .outOfOrder(true)
        .ignoreMigrationPatterns("*:missing", "*:future");
  }

  private static boolean isUnknown(MigrationState state) {
    return state.isApplied() && !state.isResolved();
  }
}
