package io.countersign.engine.log.schema;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Some of the migrations on the class path, by the names of their files. */
final class ChosenMigrations implements ResourceProvider {
  static final String FOLDER = "db/migration";

  private final List<LoadableResource> migrations;

  ChosenMigrations(Collection<String> files) {
    migrations = files.stream().<LoadableResource>map(Migration::new).toList();
  }

  @Override
  public @Nullable LoadableResource getResource(String name) {
    return migrations.stream()
        .filter(migration -> migration.getRelativePath().equals(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return migrations.stream()
        .filter(migration -> migration.getFilename().startsWith(prefix))
        .filter(migration -> List.of(suffixes).stream().anyMatch(migration.getFilename()::endsWith))
        .toList();
  }

  private static final class Migration extends LoadableResource {
    private final String file;

    Migration(String file) {
      this.file = file;
    }

    @Override
    public Reader read() {
      @Nullable InputStream content =
          ChosenMigrations.class.getClassLoader().getResourceAsStream(getAbsolutePath());
      if (content == null) {
        throw new UncheckedIOException(new FileNotFoundException(getAbsolutePath()));
      }
      return new InputStreamReader(content, StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return FOLDER + "/" + file;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return getAbsolutePath();
    }

    @Override
    public String getFilename() {
      return file;
    }

    @Override
    public String getRelativePath() {
      return file;
    }
  }
}
