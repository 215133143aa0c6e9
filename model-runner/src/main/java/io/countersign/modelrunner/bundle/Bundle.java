package io.countersign.modelrunner.bundle;

import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A model with all that is needed to run it, in a folder whose every file was found to have the
 * hash that {@code bundle.yaml} gives.
 */
public final class Bundle {
  public static final String MANIFEST = "bundle.yaml";
  public static final String MODEL = "model.onnx";

  /** Most files of a bundle. */
  public static final int MAX_FILES = 16;

  /** Most bytes of a bundle's files together. */
  public static final long MAX_BYTES = 512L << 20;

  private final Path folder;
  private final BundleManifest manifest;

  private Bundle(Path folder, BundleManifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /**
   * Opens the bundle in {@code folder} and checks all that can be checked without running it.
   *
   * @throws CommandRefused {@code MODEL_INVALID}: {@code bundle.yaml} is wrong, a file is missing,
   *     not listed, too large or has another hash, the model keeps data in other files, needs
   *     custom operators or is not ONNX
   */
  public static Bundle open(Path folder) {
    requireSmall(folder);
    byte[] yaml = readAll(folder.resolve(MANIFEST));
    BundleManifest manifest = ManifestYaml.read(new String(yaml, StandardCharsets.UTF_8));
    Bundle bundle = new Bundle(folder, manifest);
    bundle.requireListedFilesOnly();
    for (String name : new TreeSet<>(manifest.files().keySet())) {
      byte[] bytes = bundle.read(name);
      if (name.equals(MODEL)) {
        requireSelfContained(bytes);
      }
    }
    return bundle;
  }

  /**
   * Unpacks an archive made by {@link #zip} or by hand into {@code folder}, which must not exist,
   * and opens it; leaves no folder behind if it is refused.
   *
   * @throws CommandRefused {@code MODEL_INVALID}, as {@link #open}, or if the archive is broken,
   *     has more than {@link #MAX_FILES} entries or {@link #MAX_BYTES}, or names a path
   */
  public static Bundle unzip(InputStream archive, Path folder) throws IOException {
    return BundleZip.unpack(archive, folder);
  }

  /**
   * Writes the files and a {@code bundle.yaml} with their hashes into {@code folder}, which must
   * not exist, and opens it.
   *
   * @throws CommandRefused {@code MODEL_INVALID} if the manifest is wrong; nothing is written then
   */
  public static Bundle create(Path folder, BundleManifest manifest, Map<String, byte[]> files)
      throws IOException {
    Map<String, String> hashes = new HashMap<>();
    files.forEach((name, bytes) -> hashes.put(name, Sha256.of(bytes)));
    String yaml = ManifestYaml.write(manifest.withFiles(hashes));
    ManifestYaml.read(yaml);
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    Files.writeString(folder.resolve(MANIFEST), yaml);
    return open(folder);
  }

  /** Writes it as an archive; the same bundle gives the same bytes each time. */
  public void zip(OutputStream archive) throws IOException {
    BundleZip.pack(this, archive);
  }

  /** The size of the model's file. */
  public long modelBytes() {
    return folder.resolve(MODEL).toFile().length();
  }

  public Path folder() {
    return folder;
  }

  public BundleManifest manifest() {
    return manifest;
  }

  public ModelRef ref() {
    return new ModelRef(manifest.name(), manifest.version(), hashOf(MODEL));
  }

  /**
   * The bytes of a listed file; what is returned has the hash that the manifest gives, also when
   * the file was changed since {@link #open}.
   *
   * @throws CommandRefused {@code MODEL_INVALID} if it has not
   */
  public byte[] read(String name) {
    byte[] bytes = readAll(folder.resolve(name));
    String expected = hashOf(name);
    String found = Sha256.of(bytes);
    if (!found.equals(expected)) {
      throw refused(
          "Expected %s to have the SHA-256 %s, but it has %s".formatted(name, expected, found),
          List.of(new FieldError("files." + name, "HASH_DIFFERS", "Expected " + expected)));
    }
    return bytes;
  }

  private String hashOf(String name) {
    String hash = manifest.files().get(name);
    if (hash == null) {
      throw new IllegalArgumentException("Expected a file of the bundle, but got " + name);
    }
    return hash;
  }

  private static void requireSmall(Path folder) {
    List<Path> files = list(folder);
    long bytes = 0;
    for (Path file : files) {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw refused("Expected only files in a bundle, but found " + file.getFileName());
      }
      bytes += file.toFile().length();
    }
    if (files.size() > MAX_FILES || bytes > MAX_BYTES) {
      throw refused(
          "Expected at most %d files with %d bytes together, but found %d with %d"
              .formatted(MAX_FILES, MAX_BYTES, files.size(), bytes));
    }
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.limit(MAX_FILES + 1L).toList();
    } catch (IOException e) {
      throw refused("Expected a folder with a bundle, but it cannot be read");
    }
  }

  private void requireListedFilesOnly() {
    for (Path file : list(folder)) {
      String name = String.valueOf(file.getFileName());
      if (!name.equals(MANIFEST) && !manifest.files().containsKey(name)) {
        throw refused(
            "Expected every file to be listed with its hash, but %s is not".formatted(name),
            List.of(new FieldError("files." + name, "REQUIRED", "Expected its SHA-256")));
      }
    }
  }

  private static void requireSelfContained(byte[] model) {
    List<String> problems = OnnxFile.problems(model);
    if (!problems.isEmpty()) {
      List<FieldError> errors = new ArrayList<>();
      problems.forEach(problem -> errors.add(new FieldError(MODEL, "NOT_SELF_CONTAINED", problem)));
      throw refused("Expected a model that can be run, but " + String.join("; ", problems), errors);
    }
  }

  private static byte[] readAll(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(
          "Expected a file %s in the bundle, but there is none".formatted(file.getFileName()));
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CommandRefused refused(String message) {
    return refused(message, List.of());
  }

  private static CommandRefused refused(String message, List<FieldError> errors) {
    return new CommandRefused(Refusal.MODEL_INVALID, message, errors);
  }

  @Override
  public String toString() {
    return manifest.name() + " " + manifest.version();
  }
}
