package io.countersign.ops.cli.transfer;

import io.countersign.ops.cli.terminal.Connection;
import io.countersign.ops.cli.terminal.Output;
import io.countersign.ops.cli.terminal.Progress;
import io.countersign.ops.cli.terminal.Projects;
import io.countersign.ops.cli.terminal.Readable;
import io.countersign.ops.cli.terminal.ShellCommand;
import io.countersign.ops.cli.terminal.WorkFailed;
import io.countersign.ops.contract.client.ApiProblem;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.contract.client.ServerUnreachable;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.imports.mapping.MappedLines;
import io.countersign.ops.server.imports.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Streams files and folders into one batch of a project. */
@Command(
    name = "import",
    description = "Import rows from files, or from folders of images and texts.",
    footer = {
      "",
      "Lines that the server refuses are written to FILE.failed.ndjson, so that you can fix and"
          + " import them again; the exit code is then 1. Importing the same file twice is safe: keys"
          + " that exist already are counted and skipped."
    },
    mixinStandardHelpOptions = true)
public final class Import implements Callable<Integer> {
  private static final int ATTEMPTS = 6;
  private static final int UNAVAILABLE = 503;

  @Parameters(index = "0", paramLabel = "PROJECT", description = "Id or name of a project.")
  private String project;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      completionCandidates = Endings.class,
      description = "Folder, or file ending in ${COMPLETION-CANDIDATES}, optionally with .gz.")
  private List<Path> files;

  @Option(
      names = "--batch",
      paramLabel = "NAME",
      description = "Name of the batch (default: the name of the first file).")
  private @Nullable String batch;

  @Option(
      names = "--due",
      paramLabel = "INSTANT",
      description = "When the batch is due, such as 2026-11-30T17:00:00Z.")
  private @Nullable Instant due;

  @Option(
      names = "--priority",
      paramLabel = "N",
      description = "Priority of its tasks; higher goes first (default: set by the server).")
  private @Nullable Integer priority;

  @Option(
      names = "--strict",
      description =
          "Refuse a row whose pre-label doesn't fit (default: import it without the pre-label).")
  private boolean strict;

  @Option(
      names = "--map",
      paramLabel = "FIELD:COLUMN,…",
      description = {
        "What the columns are, such as key:id,text:sentence,truth:label,ignore:notes.",
        "FIELD: key, text, image, truth, preLabel, metadata, metadata.NAME or ignore. Other"
            + " columns are what they are called, or else metadata; ignore:* leaves them out.",
        "key:@content makes each key the SHA-256 of the row's text or image."
      })
  private @Nullable String map;

  @Option(
      names = "--preview",
      description = "Show how the first ten rows would come in, and import nothing.")
  private boolean preview;

  @Spec private CommandSpec spec;
  @Mixin private Connection connection;
  @Mixin private Output output;

  Import() {}

  /** How the names of files end, by their formats. */
  static final class Endings implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ImportSource.FORMATS.endings().iterator();
    }
  }

  @Override
  public Integer call() throws IOException {
    Mapping mapping = mapping();
    List<ImportSource> sources =
        files.stream().map(file -> ImportSource.of(file, mapping)).toList();
    FoundFiles found = new FoundFiles(project);
    CountersignClient client = connection.client();
    return preview ? show(client, found, sources) : send(client, found, sources);
  }

  private Mapping mapping() {
    try {
      return Mapping.parse(map);
    } catch (RequestRefused refused) {
      throw new ParameterException(spec.commandLine(), "--map: " + refused.getMessage());
    }
  }

  private int show(CountersignClient client, FoundFiles found, List<ImportSource> sources)
      throws IOException {
    RowPreview rows = new RowPreview(client, Projects.path(client, project));
    found.each(
        sources,
        (source, lines) -> {
          lines.requireColumns();
          output.say(FoundFiles.words(source, lines));
          JsonNode answer = rows.ask(source, lines);
          output.print(answer, RowPreview.readable(answer));
          if (lines.isProposed()) {
            output.say("The map is proposed; to import with it, add: " + option(lines));
          }
        });
    return 0;
  }

  private static String option(MappedLines lines) {
    return ShellCommand.words("--map", lines.mapping().text());
  }

  private int send(CountersignClient client, FoundFiles found, List<ImportSource> sources)
      throws IOException {
    List<JsonNode> inputs = found.require(sources, output::say);
    String path = Projects.path(client, project) + "/batches" + query();
    JsonNode summary = upload(client, path, sources);
    print((ObjectNode) summary, inputs);
    if (summary.path("failed").asLong(0) == 0) {
      return 0;
    }
    keepFailures(client, summary.path("id").asString(), sources);
    return 1;
  }

  /** What was sent is not what was read: the server sees lines of JSON whatever they were. */
  private void print(ObjectNode summary, List<JsonNode> inputs) {
    summary.remove("inputs");
    String readable = Readable.of(summary);
    summary.putArray("inputs").addAll(inputs);
    output.print(summary, readable);
  }

  private String query() {
    StringBuilder query =
        new StringBuilder("?name=")
            .append(CountersignClient.encode(batch == null ? nameOf(files.get(0)) : batch));
    if (due != null) {
      query.append("&dueAt=").append(CountersignClient.encode(due.toString()));
    }
    if (priority != null) {
      query.append("&priority=").append(priority);
    }
    if (strict) {
      query.append("&strict=true");
    }
    if (Mapping.parse(map).keysFromContent()) {
      query.append(ImportSource.KEYS_FROM_CONTENT);
    }
    return query.toString();
  }

  private static String nameOf(Path file) {
    return ImportSource.FORMATS.withoutEnding(ImportSource.name(file));
  }

  /** Sending all of it again is safe: what has arrived is counted as duplicates. */
  private JsonNode upload(CountersignClient client, String path, List<ImportSource> sources)
      throws IOException {
    long total = 0;
    for (ImportSource source : sources) {
      total += source.bytes();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return uploadOnce(client, path, sources, total);
      } catch (ServerUnreachable | ApiProblem lost) {
        if (lost instanceof ApiProblem problem && problem.status() != UNAVAILABLE) {
          throw lost;
        }
        if (attempt == ATTEMPTS) {
          throw new WorkFailed(
              lost.getMessage() + "; import the same files again to continue where it stopped",
              lost);
        }
        output.say(lost.getMessage() + "; retrying, rows that have arrived are skipped");
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1L << attempt));
      }
    }
  }

  private static JsonNode uploadOnce(
      CountersignClient client, String path, List<ImportSource> sources, long total) {
    try (Progress progress = Progress.ofBytes("Importing", total);
        ImportStream rows = new ImportStream(sources, progress::by)) {
      try {
        return client.upload(path, "application/x-ndjson", () -> rows);
      } finally {
        rows.requireReadWell();
      }
    } catch (IOException e) {
      throw new WorkFailed("The import stopped: " + e.getMessage(), e);
    }
  }

  private void keepFailures(CountersignClient client, String batchId, List<ImportSource> sources)
      throws IOException {
    FailedLines failed = new FailedLines();
    String path = "/batches/" + CountersignClient.encode(batchId) + "/failures";
    try (var failures = client.lines(path)) {
      failures.forEach(failed::add);
    }
    for (Path written : failed.write(sources, output::say)) {
      output.say("Failed lines are in " + written);
    }
  }
}
