package io.countersign.ops.server.imports;

import com.github.f4b6a3.ulid.UlidCreator;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.batch.FinishImport;
import io.countersign.engine.log.Commands;
import io.countersign.engine.log.Committed;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.content.ContentStore;
import io.countersign.ops.server.directory.Lookalikes;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.imports.format.RowFormat;
import io.countersign.ops.server.imports.format.RowFormats;
import io.countersign.ops.server.imports.mapping.InputReader;
import io.countersign.ops.server.imports.mapping.Mappings;
import io.countersign.ops.server.imports.mapping.Needs;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.node.NodeState;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings rows in, in constant memory: lines are read and checked here while others store the chunks
 * before. What has gone in stays, so an import that was cut off goes on when the same is sent
 * again.
 */
public final class BatchImport {
  private final Commands commands;
  private final Batches batches;
  private final RowWriter writer;
  private final ImportFailures failures;
  private final RowChecks checks;
  private final ImportMaps maps;
  private final InputReader reader;
  private final RowFormats formats;
  private final JsonMapper json;
  private final Limits limits;
  private final Executor writers;
  private final ImportProgress progress;
  private final NodeState node;
  private final Semaphore places;

  /** What an import works with. */
  public record Parts(
      Commands commands,
      Lookup lookup,
      Lookalikes lookalikes,
      JdbcTemplate jdbc,
      ImportFailures failures,
      ContentStore store,
      RowChecks checks,
      InputReader reader,
      RowFormats formats,
      JsonMapper json,
      Limits limits,
      Executor writers,
      ImportProgress progress,
      NodeState node) {}

  public BatchImport(Parts parts) {
    this.commands = parts.commands();
    this.batches = new Batches(parts.commands(), parts.lookup(), parts.lookalikes());
    this.writer = new RowWriter(parts.commands(), parts.store(), parts.jdbc());
    this.failures = parts.failures();
    this.checks = parts.checks();
    this.maps = new ImportMaps(parts.jdbc(), parts.lookup());
    this.reader = parts.reader();
    this.formats = parts.formats();
    this.json = parts.json();
    this.limits = parts.limits();
    this.writers = parts.writers();
    this.progress = parts.progress();
    this.node = parts.node();
    this.places = new Semaphore(limits.imports());
  }

  /** Opens what is to be read, once there is a place for it. */
  @FunctionalInterface
  interface Opening {
    RowSource open() throws IOException;
  }

  /** Imports a body that is in one of the formats. */
  public ImportAnswer body(ImportRequest request, RowFormat format, InputStream body)
      throws IOException {
    return run(
        request,
        () ->
            new FormatRows(
                "",
                reader.open(format, body, mappings(request), needs(request)).requireUsable(),
                json,
                0));
  }

  /**
   * Imports files, one after the other: in one of the formats, or images and texts with their names
   * as keys.
   */
  public ImportAnswer files(ImportRequest request, Iterable<ImportFile> files) throws IOException {
    return run(
        request,
        () ->
            new FileRows(
                files.iterator(),
                formats,
                json,
                reader,
                mappings(request),
                needs(request),
                limits.content()));
  }

  private static Needs needs(ImportRequest request) {
    return Needs.of(request.project().mediaType());
  }

  /** A batch that is gone on with is read as it was before, unless the request says how. */
  private Mappings mappings(ImportRequest request) {
    return new Mappings(request.map(), maps.of(request.project().id(), request.batch()));
  }

  private ImportAnswer run(ImportRequest request, Opening opening) throws IOException {
    if (!places.tryAcquire()) {
      throw new RequestRefused(
          ProblemCode.TOO_MANY_AT_ONCE,
          "Expected at most " + limits.imports() + " imports at once; try again later");
    }
    try {
      return admitted(request, opening.open());
    } finally {
      places.release();
    }
  }

  private ImportAnswer admitted(ImportRequest request, RowSource rows) throws IOException {
    BatchId batch = batches.open(request);
    RowCheck check = checks.of(request.project(), request.strict());
    ImportTarget target =
        new ImportTarget(request.project().id(), batch, request.project().policyVersion());
    failures.clear(batch);
    maps.keep(batch, request.map());
    ImportRun run =
        new ImportRun(
            target, request.by(), check, writer, failures, progress, limits, writers, node);
    ImportCounts counts = run.run(rows, UlidCreator.getUlid().toString());
    Committed<Object> finished =
        commands.send(
            new FinishImport(
                batch,
                counts.received(),
                counts.registered(),
                counts.duplicates(),
                counts.failed()),
            request.by());
    return new ImportAnswer(
        batch,
        counts.received(),
        counts.registered(),
        counts.duplicates(),
        counts.failed(),
        counts.leftOut().count(),
        counts.leftOut().because(),
        rows.inputs(),
        finished.position());
  }
}
