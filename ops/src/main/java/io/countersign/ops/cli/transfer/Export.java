package io.countersign.ops.cli.transfer;

import io.countersign.ops.cli.terminal.Connection;
import io.countersign.ops.cli.terminal.CountedStream;
import io.countersign.ops.cli.terminal.Progress;
import io.countersign.ops.cli.terminal.Projects;
import io.countersign.ops.cli.terminal.WorkFailed;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.server.export.ExportFormats;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Streams a project's rows with their labels to a file or to stdout. */
@Command(
    name = "export",
    description = "Export the rows of a project with their labels.",
    mixinStandardHelpOptions = true)
public final class Export implements Callable<Integer> {
  @Parameters(paramLabel = "PROJECT", description = "Id or name of a project.")
  private String project;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "ndjson",
      completionCandidates = Formats.class,
      description = "Format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private String format;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "ACCEPTED",
      description = "Only rows in this state (default: ${DEFAULT-VALUE}).")
  private String state;

  @Option(
      names = "--filter",
      paramLabel = "NAME=VALUE",
      description =
          "Only rows that the list of rows would show with this filter, such as batch=spring or"
              + " reviewer=anna; may be given several times.")
  private Map<String, String> filters = Map.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "File to write, replaced only by a complete export (default: stdout).")
  private @Nullable Path out;

  @Mixin private Connection connection;

  Export() {}

  /** The names of the formats. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ExportFormats.all().names().iterator();
    }
  }

  @Override
  public Integer call() {
    CountersignClient client = connection.client();
    String path =
        Projects.path(client, project)
            + "/export?format="
            + CountersignClient.encode(format)
            + "&state="
            + CountersignClient.encode(state)
            + filters.entrySet().stream().map(Export::parameter).collect(Collectors.joining());
    try (Progress progress = Progress.ofBytes("Exporting", -1);
        InputStream rows = new CountedStream(client.open(path), progress::by)) {
      if (out == null) {
        copy(rows, System.out);
      } else {
        writeWhole(rows, out);
      }
      return 0;
    } catch (IOException e) {
      throw new WorkFailed("The export did not complete: " + e.getMessage(), e);
    }
  }

  private static String parameter(Map.Entry<String, String> filter) {
    return "&"
        + CountersignClient.encode(filter.getKey())
        + "="
        + CountersignClient.encode(filter.getValue());
  }

  private static void copy(InputStream rows, OutputStream target) throws IOException {
    rows.transferTo(target);
    target.flush();
  }

  /** A file that is there is whole: what was written so far stands beside its place. */
  private static void writeWhole(InputStream rows, Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      try (OutputStream target = Files.newOutputStream(unfinished)) {
        copy(rows, target);
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
