package io.countersign.ops.stores;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The folder that holds everything of one machine, locked for one process at a time.
 *
 * <p>The lock belongs to the operating system and ends with the process, however it ends.
 */
public final class DataFolder implements AutoCloseable {
  /** Raised when an older Countersign could no longer read the folder. */
  static final int LAYOUT = 1;

  private static final String LOCK_FILE = "countersign.lock";
  private static final String LAYOUT_FILE = "layout";

  private final Path path;
  private final FileChannel lockChannel;

  private DataFolder(Path path, FileChannel lockChannel) {
    this.path = path;
    this.lockChannel = lockChannel;
  }

  /** Makes the folder when it is missing, and holds it until it is closed. */
  public static DataFolder open(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    @Nullable FileChannel channel = null;
    boolean opened = false;
    try {
      createPrivate(path);
      channel =
          FileChannel.open(
              path.resolve(LOCK_FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      lock(channel, path);
      requireKnownLayout(path);
      opened = true;
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw new CannotStart("The data folder %s cannot be used: %s".formatted(path, e), e);
    } finally {
      if (!opened) {
        closeQuietly(channel);
      }
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    closeQuietly(lockChannel);
  }

  private static void createPrivate(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private static void lock(FileChannel channel, Path path) throws IOException {
    if (!tryLock(channel)) {
      throw new CannotStart(
          "The data folder %s is in use by a running Countersign (process %s)"
              .formatted(path, read(channel)));
    }
    channel.truncate(0);
    String holder = Long.toString(ProcessHandle.current().pid());
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(32);
    channel.read(content, 0);
    return StandardCharsets.US_ASCII.decode(content.flip()).toString();
  }

  private static void requireKnownLayout(Path path) throws IOException {
    Path file = path.resolve(LAYOUT_FILE);
    if (!Files.exists(file)) {
      DurableFile.write(file, Integer.toString(LAYOUT));
      return;
    }
    String layout = Files.readString(file).strip();
    if (!layout.equals(Integer.toString(LAYOUT))) {
      throw new CannotStart(
          "The data folder %s was written by another version of Countersign (layout %s, expected %d)"
              .formatted(path, layout, LAYOUT));
    }
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process in any case.
      LoggerFactory.getLogger(DataFolder.class)
          .warn("A data folder was not unlocked: {}", e.toString());
    }
  }
}
