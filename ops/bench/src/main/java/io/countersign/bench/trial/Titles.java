package io.countersign.bench.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What processes call themselves, on Linux. */
final class Titles {
  private Titles() {}

  /** Empty if the process is gone. */
  static String of(long pid) {
    try {
      byte[] title = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
      return new String(title, StandardCharsets.UTF_8).replace('\0', ' ');
    } catch (IOException gone) {
      return "";
    }
  }
}
