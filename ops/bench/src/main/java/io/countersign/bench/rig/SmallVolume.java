package io.countersign.bench.rig;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A volume in memory that only one process and its children see, and that can be filled. */
public final class SmallVolume {
  private static final int BLOCK = 1 << 20;

  private final Path path;
  private final int megabytes;
  private Path seenFromHere;

  private SmallVolume(Path path, int megabytes) {
    this.path = path;
    this.megabytes = megabytes;
    this.seenFromHere = path;
  }

  /** Empty where programs may not mount. */
  public static Optional<SmallVolume> in(Path folder, int megabytes)
      throws IOException, InterruptedException {
    SmallVolume volume =
        new SmallVolume(Files.createDirectories(folder.resolve("volume")), megabytes);
    ArrayList<String> attempt = new ArrayList<>(volume.command());
    attempt.add("true");
    int exit =
        new ProcessBuilder(attempt)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    return exit == 0 ? Optional.of(volume) : Optional.empty();
  }

  public Path path() {
    return path;
  }

  /** What to put before a command that is to see it; the command keeps its process. */
  public List<String> command() {
    String mount =
        "mount -t tmpfs -o size=%dm,mode=0755 none '%s' && exec \"$@\"".formatted(megabytes, path);
    return System.getProperty("user.name").equals("root")
        ? List.of("unshare", "--mount", "sh", "-c", mount, "sh")
        : List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mount, "sh");
  }

  /** Says which process sees it, so that it can be reached from here. */
  public void belongsTo(long pid) {
    seenFromHere = Path.of("/proc/" + pid + "/root" + path);
  }

  /** Leaves no room at all. */
  public void fill() throws IOException {
    byte[] block = new byte[BLOCK];
    try (OutputStream ballast = Files.newOutputStream(seenFromHere.resolve("ballast"))) {
      for (int written = 0; written < megabytes; written++) {
        ballast.write(block);
      }
    } catch (IOException full) {
      if (!Files.exists(seenFromHere.resolve("ballast"))) {
        throw full;
      }
    }
  }

  public void makeRoom() throws IOException {
    Files.delete(seenFromHere.resolve("ballast"));
  }
}
