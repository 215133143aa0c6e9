package io.countersign.engine.log;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Zipped model bundles under their SHA-256. Takes part in the current transaction. */
public final class ModelBundles {
  private static final String INSERT =
      "INSERT INTO model_bundle (sha256, name, version, bytes) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT DO NOTHING";
  private static final String FIND = "SELECT bytes FROM model_bundle WHERE sha256 = ?";
  private static final String NAME =
      "SELECT sha256 FROM model_bundle WHERE name = ? AND version = ?";

  private final JdbcTemplate jdbc;

  public ModelBundles(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /**
   * Stores a bundle.
   *
   * @param sha256 that names it, in lower-case hexadecimal
   * @param zip the folder of the bundle, zipped
   * @return whether it was stored: another with that hash, or that name and version, stays
   */
  public boolean keep(String sha256, String name, String version, byte[] zip) {
    return jdbc.update(INSERT, sha256, name, version, zip) == 1;
  }

  /** The zipped bundle named by {@code sha256}. */
  public Optional<byte[]> find(String sha256) {
    return jdbc.query(FIND, (row, number) -> row.getBytes(1), sha256).stream().findFirst();
  }

  /** What the bundle of a model at a version is named by. */
  public Optional<String> sha256(String name, String version) {
    return jdbc.query(NAME, (row, number) -> row.getString(1), name, version).stream().findFirst();
  }
}
