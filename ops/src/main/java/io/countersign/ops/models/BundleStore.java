package io.countersign.ops.models;

import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.bundle.Bundle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Keeps zipped bundles in the database, and unpacked ones in a folder of this node. A bundle is
 * checked against its hashes whenever it is opened.
 */
public final class BundleStore {
  private final JdbcTemplate jdbc;
  private final Path folder;
  private final Map<ModelRef, Bundle> open = new ConcurrentHashMap<>();

  public BundleStore(JdbcTemplate jdbc, Path folder) {
    this.jdbc = jdbc;
    this.folder = folder;
  }

  /** A new folder for a bundle to be made in; to be handed to {@link #discard} in the end. */
  Path workspace() {
    try {
      Files.createDirectories(folder);
      return Files.createTempDirectory(folder, "making-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void discard(Path workspace) {
    try {
      FileSystemUtils.deleteRecursively(workspace);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Inside a command: keeps the bundle. */
  void put(ModelRef model, byte[] zip) {
    jdbc.update(
        "INSERT INTO model_bundle (sha256, name, version, bytes) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (name, version) DO NOTHING",
        bundleHash(model),
        model.name(),
        model.version(),
        zip);
  }

  static byte[] zip(Bundle bundle) {
    try (ByteArrayOutputStream zip = new ByteArrayOutputStream()) {
      bundle.zip(zip);
      return zip.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The bundle of a model.
   *
   * @throws CommandRefused {@code MODEL_NOT_FOUND}, or {@code MODEL_INVALID} if it was altered
   */
  public Bundle open(ModelRef model) {
    return open.computeIfAbsent(model, this::load);
  }

  private Bundle load(ModelRef model) {
    Path place = folder.resolve(bundleHash(model));
    if (!Files.isDirectory(place)) {
      unpack(model, place);
    }
    Bundle bundle = Bundle.open(place);
    if (!bundle.ref().equals(model)) {
      throw new CommandRefused(
          Refusal.MODEL_INVALID, "Expected " + model + ", but its bundle is " + bundle.ref());
    }
    return bundle;
  }

  private void unpack(ModelRef model, Path place) {
    Path workspace = workspace();
    try {
      Path unpacked = workspace.resolve("bundle");
      Bundle.unzip(new ByteArrayInputStream(zip(model)), unpacked);
      move(unpacked, place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      discard(workspace);
    }
  }

  /** Another thread may have been first: then its folder is as good. */
  private static void move(Path unpacked, Path place) throws IOException {
    try {
      Files.move(unpacked, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
  }

  private byte[] zip(ModelRef model) {
    List<byte[]> found =
        jdbc.queryForList(
            "SELECT bytes FROM model_bundle WHERE name = ? AND version = ?",
            byte[].class,
            model.name(),
            model.version());
    if (found.isEmpty()) {
      throw new CommandRefused(
          Refusal.MODEL_NOT_FOUND,
          "There is no model %s of version %s".formatted(model.name(), model.version()));
    }
    return found.get(0);
  }

  /** Models of the same file may differ in name and manifest, so these are hashed with it. */
  private static String bundleHash(ModelRef model) {
    try {
      byte[] name =
          String.join("\n", model.name(), model.version(), model.sha256())
              .getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
