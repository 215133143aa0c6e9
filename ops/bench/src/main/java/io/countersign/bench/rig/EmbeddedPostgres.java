package io.countersign.bench.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The PostgreSQL in a server's data folder, seen from outside. */
public record EmbeddedPostgres(Path dataDir) {
  private static final Pattern PORT = Pattern.compile("(?m)^port = (\\d+)$");

  /** The process that all others of it come from. */
  public long pid() {
    return Long.parseLong(
        read("postgres/postmaster.pid").lines().findFirst().orElseThrow().strip());
  }

  public String jdbcUrl() {
    Matcher port = PORT.matcher(read("postgres/countersign.conf"));
    if (!port.find()) {
      throw new IllegalStateException("Expected a port in the settings of PostgreSQL");
    }
    return "jdbc:postgresql://127.0.0.1:" + port.group(1) + "/countersign";
  }

  public String user() {
    return "countersign";
  }

  public String password() {
    return read("postgres.password").strip();
  }

  private String read(String file) {
    try {
      return Files.readString(dataDir.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
