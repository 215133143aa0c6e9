package io.countersign.ops.cli.models;

import io.countersign.ops.cli.terminal.Connection;
import io.countersign.ops.cli.terminal.Output;
import io.countersign.ops.cli.terminal.Projects;
import io.countersign.ops.cli.terminal.Readable;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.contract.json.HttpJson;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Has a project use a model at a version: its policy as it is, but for that. */
@Command(
    name = "promote",
    description = "Have a project use a version of a model, or show what that would change.",
    footer = {"", "To go back, promote the version from before."},
    mixinStandardHelpOptions = true)
public final class Promote implements Callable<Integer> {
  private static final List<String> POLICY =
      List.of("ontology", "preLabel", "review", "sla", "instructions");

  @Parameters(index = "0", paramLabel = "PROJECT", description = "Id or name of a project.")
  private String project;

  @Parameters(index = "1", paramLabel = "MODEL", description = "Name of the model.")
  private String model;

  @Parameters(index = "2", paramLabel = "VERSION", description = "Version of the model.")
  private String version;

  @Option(
      names = "--suggest-from",
      paramLabel = "CONFIDENCE",
      description = "Show proposals to people from here (default: as it is, or 0.5).")
  private @Nullable Double suggestFrom;

  @Option(
      names = "--accept-from",
      paramLabel = "CONFIDENCE",
      description = "Accept rows without a person from here (default: as it is, or 0.9).")
  private @Nullable Double acceptFrom;

  @Option(
      names = "--audit-share",
      paramLabel = "SHARE",
      description = "Of those, how many a person sees (default: as it is, or 0.05).")
  private @Nullable Double auditShare;

  @Option(names = "--preview", description = "Only show which rows would go where.")
  private boolean preview;

  @Mixin private Connection connection;
  @Mixin private Output output;

  Promote() {}

  @Override
  public Integer call() {
    CountersignClient client = connection.client();
    String path = Projects.path(client, project);
    JsonNode now = client.get(path);
    ObjectNode policy = policy(now);
    JsonNode answer =
        preview
            ? client.post(path + "/policy/preview", policy)
            : client.put(
                path + "/policy?expectedVersion=" + now.path("policyVersion").asInt(), policy);
    output.print(answer, preview ? Readable.of(answer) : said(answer));
    return 0;
  }

  private String said(JsonNode project) {
    return "%s %s is used by %s from policy version %d"
        .formatted(
            model, version, project.path("name").asString(), project.path("policyVersion").asInt());
  }

  private ObjectNode policy(JsonNode now) {
    ObjectNode policy = HttpJson.mapper().createObjectNode();
    POLICY.stream().filter(now::has).forEach(part -> policy.set(part, now.get(part)));
    JsonNode before = now.path("preLabel");
    ObjectNode preLabel = policy.putObject("preLabel");
    if (before.path("model").asString("").equals(model)) {
      preLabel.setAll((ObjectNode) before);
    } else if (before.has("mostErrors")) {
      preLabel.set("mostErrors", before.get("mostErrors"));
    }
    preLabel
        .put("model", model)
        .put("version", version)
        .put("suggestFrom", chosen(suggestFrom, before.path("suggestFrom"), 0.5))
        .put("acceptFrom", chosen(acceptFrom, before.path("acceptFrom"), 0.9))
        .put("auditShare", chosen(auditShare, before.path("auditShare"), 0.05));
    return policy;
  }

  private static double chosen(@Nullable Double given, JsonNode before, double first) {
    return given == null ? before.asDouble(first) : given;
  }
}
