package io.countersign.ops.stores;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which stores to use.
 *
 * @param dataDir holds the embedded stores
 * @param databaseUrl of a PostgreSQL server; none for the embedded one
 * @param mongoUri of a MongoDB server; none for the embedded one
 */
public record StoreSettings(
    Path dataDir,
    @Nullable String databaseUrl,
    @Nullable String databaseUser,
    @Nullable String databasePassword,
    @Nullable String mongoUri) {

  public static StoreSettings embedded(Path dataDir) {
    return new StoreSettings(dataDir, null, null, null, null);
  }
}
