package io.countersign.ops.cli.upkeep;

import io.countersign.ops.server.Server;
import io.countersign.ops.stores.CannotStart;
import io.countersign.ops.stores.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import picocli.CommandLine.Option;

/**
 * Where the stores are: the command line goes before the environment, the environment before the
 * configuration file.
 */
final class ServerOptions {
  private static final Path DEFAULT_DATA_DIR =
      Path.of(System.getProperty("user.home", "."), ".countersign");

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Data folder of the embedded stores (default: $COUNTERSIGN_DATA_DIR, or ~/.countersign).")
  private @Nullable Path dataDir;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Settings file, .properties or .yaml: countersign.db.url, .db.user, .db.password,"
              + " countersign.mongo.uri, and any other setting of the server. Environment variables"
              + " such as COUNTERSIGN_DB_URL take precedence.")
  private @Nullable Path config;

  ServerOptions() {}

  Server.Settings settings(String address, int port) {
    Map<String, Object> configuration = read(config);
    return new Server.Settings(address, port, stores(configuration), configuration);
  }

  /** Where the stores are, for a command that opens them itself. */
  StoreSettings storeSettings() {
    return stores(read(config));
  }

  private StoreSettings stores(Map<String, Object> configuration) {
    String named = setting(configuration, "countersign.data-dir", "COUNTERSIGN_DATA_DIR");
    Path folder = named == null ? DEFAULT_DATA_DIR : Path.of(named);
    return new StoreSettings(
        dataDir == null ? folder : dataDir,
        setting(configuration, "countersign.db.url", "COUNTERSIGN_DB_URL"),
        setting(configuration, "countersign.db.user", "COUNTERSIGN_DB_USER"),
        setting(configuration, "countersign.db.password", "COUNTERSIGN_DB_PASSWORD"),
        setting(configuration, "countersign.mongo.uri", "COUNTERSIGN_MONGO_URI"));
  }

  private static @Nullable String setting(
      Map<String, Object> configuration, String name, String variable) {
    String value = System.getenv(variable);
    if (value != null && !value.isBlank()) {
      return value;
    }
    Object configured = configuration.get(name);
    return configured == null ? null : configured.toString();
  }

  private static Map<String, Object> read(@Nullable Path file) {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (file == null) {
      return settings;
    }
    if (!Files.isReadable(file)) {
      throw new CannotStart("The configuration file " + file + " cannot be read");
    }
    try {
      for (PropertySource<?> source :
          loader(file).load("configuration", new FileSystemResource(file))) {
        EnumerablePropertySource<?> properties = (EnumerablePropertySource<?>) source;
        for (String name : properties.getPropertyNames()) {
          settings.put(name, String.valueOf(properties.getProperty(name)));
        }
      }
      return settings;
    } catch (IOException | RuntimeException e) {
      throw new CannotStart(
          "The configuration file %s is not valid: %s".formatted(file, firstLine(e)), e);
    }
  }

  private static PropertySourceLoader loader(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return List.of(".yaml", ".yml").stream().anyMatch(name::endsWith)
        ? new YamlPropertySourceLoader()
        : new PropertiesPropertySourceLoader();
  }

  private static String firstLine(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
