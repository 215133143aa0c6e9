package io.countersign.ops.cli.transfer;

import io.countersign.ops.cli.terminal.ShellCommand;
import io.countersign.ops.cli.terminal.WorkFailed;
import io.countersign.ops.contract.json.HttpJson;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.imports.ReadInput;
import io.countersign.ops.server.imports.mapping.MappedLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks into files before anything is sent, and says how they are read. */
final class FoundFiles {
  private static final JsonMapper JSON = HttpJson.mapper();

  private final String project;

  FoundFiles(String project) {
    this.project = project;
  }

  /** What is done with the beginning of a file. */
  interface Use {
    void of(ImportSource.Rows source, MappedLines lines) throws IOException;
  }

  /** Makes sure that all of them can be read, and tells {@code say} how; as the server has it. */
  List<JsonNode> require(List<ImportSource> sources, Consumer<String> say) throws IOException {
    List<JsonNode> inputs = new ArrayList<>();
    each(
        sources,
        (source, lines) -> {
          lines.requireUsable();
          inputs.add(input(source, lines));
          if (!lines.mapping().isEmpty() || lines.detected().packed()) {
            say.accept(words(source, lines));
          }
        });
    return inputs;
  }

  static JsonNode input(ImportSource.Rows source, MappedLines lines) {
    return JSON.valueToTree(ReadInput.of(source.path().toString(), lines));
  }

  void each(List<ImportSource> sources, Use use) throws IOException {
    for (ImportSource source : sources) {
      if (source instanceof ImportSource.Rows rows) {
        try (FileLines lines = rows.open(bytes -> {})) {
          use.of(rows, lines.mapped());
        } catch (RequestRefused refused) {
          throw failure(rows, refused);
        }
      }
    }
  }

  static String words(ImportSource.Rows source, MappedLines lines) {
    String map = lines.mapping().isEmpty() ? "" : "; read as " + lines.mapping().text();
    return source.path() + ": " + lines.detected().words() + map;
  }

  private WorkFailed failure(ImportSource.Rows source, RequestRefused refused) {
    String message = source.path() + ": " + refused.getMessage();
    if (refused.code() == ProblemCode.MAPPING_NEEDED) {
      String map = refused.errors().get(0).detail();
      message +=
          System.lineSeparator()
              + "See how it would come in: "
              + ShellCommand.of(
                  "import", project, source.path().toString(), "--map", map, "--preview");
    }
    return new WorkFailed(message, refused);
  }
}
