package io.countersign.engine.log;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

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
    Flyway flyway =
        Flyway.configure()
            .dataSource(dataSource)
            .locations("classpath:db/migration")
            // Modules count their migrations apart, so that one may add a lower number later.
            .outOfOrder(true)
            .ignoreMigrationPatterns("*:missing", "*:future")
            .load();
    Arrays.stream(flyway.info().applied())
        .filter(migration -> isUnknown(migration.getState()))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw new NewerVersion(unknown);
            });
    flyway.migrate();
  }

  private static boolean isUnknown(MigrationState state) {
    return state.isApplied() && !state.isResolved();
  }
}
