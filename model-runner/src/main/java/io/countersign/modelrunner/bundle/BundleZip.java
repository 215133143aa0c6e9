package io.countersign.modelrunner.bundle;

import io.countersign.engine.refusal.CommandRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Packs a bundle and unpacks one that may come from anybody. */
final class BundleZip {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final LocalDateTime ANY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private BundleZip() {}

  static void pack(Bundle bundle, OutputStream archive) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(archive);
    put(zip, Bundle.MANIFEST, Files.readAllBytes(bundle.folder().resolve(Bundle.MANIFEST)));
    for (String name : new TreeSet<>(bundle.manifest().files().keySet())) {
      put(zip, name, bundle.read(name));
    }
    zip.finish();
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ANY_TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  static Bundle unpack(InputStream archive, Path folder) throws IOException {
    Files.createDirectories(folder.toAbsolutePath().getParent());
    Files.createDirectory(folder);
    boolean opened = false;
    try {
      extract(archive, folder);
      Bundle bundle = Bundle.open(folder);
      opened = true;
      return bundle;
    } finally {
      if (!opened) {
        delete(folder);
      }
    }
  }

  private static void extract(InputStream archive, Path folder) throws IOException {
    long left = Bundle.MAX_BYTES;
    int files = 0;
    ZipInputStream zip = new ZipInputStream(archive);
    ZipEntry entry = next(zip);
    while (entry != null) {
      if (++files > Bundle.MAX_FILES) {
        throw Bundle.refused("Expected at most " + Bundle.MAX_FILES + " files in the archive");
      }
      left -= copy(zip, target(folder, entry), left);
      entry = next(zip);
    }
    if (files == 0) {
      throw Bundle.refused("Expected a zip archive with a bundle, but it has no files");
    }
  }

  /** Of a file: what cannot be read of it is not a zip, in one of many ways. */
  private static @Nullable ZipEntry next(ZipInputStream zip) {
    try {
      return zip.getNextEntry();
    } catch (IOException | IllegalArgumentException e) {
      throw broken(e);
    }
  }

  private static CommandRefused broken(Exception e) {
    return Bundle.refused("Expected a zip archive, but it is broken: " + e.getMessage());
  }

  private static Path target(Path folder, ZipEntry entry) {
    String name = entry.getName();
    if (!ManifestCheck.NAME.matcher(name).matches()) {
      throw Bundle.refused(
          "Expected plain file names at the top of the archive, but found \"%s\""
              .formatted(name.substring(0, Math.min(name.length(), 100))));
    }
    Path target = folder.resolve(name);
    if (Files.exists(target)) {
      throw Bundle.refused("Expected each file once, but the archive repeats " + name);
    }
    return target;
  }

  /** Copies no more than {@code most} bytes, whatever the entry says about its size. */
  private static long copy(ZipInputStream zip, Path target, long most) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long copied = 0;
    try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      for (int count = read(zip, buffer); count >= 0; count = read(zip, buffer)) {
        copied += count;
        if (copied > most) {
          throw Bundle.refused(
              "Expected at most " + Bundle.MAX_BYTES + " bytes unpacked, but the archive has more");
        }
        out.write(buffer, 0, count);
      }
    }
    return copied;
  }

  private static int read(ZipInputStream zip, byte[] buffer) {
    try {
      return zip.read(buffer);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
