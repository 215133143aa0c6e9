package io.countersign.ops.http;

import io.countersign.engine.project.Role;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.problem.Problem;
import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.security.Permission;
import io.countersign.ops.security.Permissions;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Adds to the description what the controllers' types do not say: roles, codes and log-ins. */
@Component
final class ApiDescription implements OpenApiCustomizer {
  private static final String ABOUT =
      """
      A data row goes from a model's pre-label through review to acceptance.

      Lists answer `{items, next}` and take `limit` and `after`. Every POST takes \
      `Idempotency-Key`, but for imports (sending the same again goes on), long operations and \
      `POST /tokens` (whose answer is a secret that is kept nowhere). A command's answer has \
      `position`; a view with `atLeast=POSITION` waits up to 2 s to include it. Errors are \
      `application/problem+json` with a stable `code`.
      """;

  @Override
  public void customise(OpenAPI api) {
    api.setInfo(new Info().title("Countersign").version("v1").description(ABOUT));
    api.getComponents()
        .addSecuritySchemes(
            "bearer", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"))
        .addSecuritySchemes(
            "basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
    Map<Integer, List<String>> codes = codes();
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> describe(path, method, operation, codes)));
  }

  private static void describe(
      String path,
      PathItem.HttpMethod method,
      Operation operation,
      Map<Integer, List<String>> codes) {
    Permissions.needed(method.name(), path).ifPresent(needed -> describe(operation, needed));
    if (method == PathItem.HttpMethod.POST) {
      operation.addParametersItem(
          new HeaderParameter()
              .name(CommandAnswers.HEADER)
              .schema(new StringSchema())
              .description("The same key and body give the same answer once more"));
    }
    codes.forEach(
        (status, names) ->
            operation.getResponses().putIfAbsent(status.toString(), problem(status, names)));
  }

  private static void describe(Operation operation, Permission needed) {
    String who =
        switch (needed.scope()) {
          case NOBODY -> "Anybody.";
          case INSTALLATION ->
              needed == Permission.SIGNED_IN
                  ? "Whoever is logged in."
                  : "Those who run the installation" + roles(needed) + ".";
          case PROJECT -> "In the project:" + roles(needed) + ".";
        };
    String known = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
    operation.setDescription(known + who);
    if (needed != Permission.PUBLIC) {
      operation.addSecurityItem(new SecurityRequirement().addList("bearer"));
      operation.addSecurityItem(new SecurityRequirement().addList("basic"));
    }
  }

  private static String roles(Permission needed) {
    return needed.roles().stream()
        .map(Role::wireName)
        .sorted()
        .collect(Collectors.joining(", ", " ", ""));
  }

  private static Map<Integer, List<String>> codes() {
    Map<Integer, List<String>> codes = new TreeMap<>();
    Arrays.stream(ProblemCode.values()).forEach(code -> add(codes, code.status(), code.name()));
    Arrays.stream(Refusal.values())
        .forEach(code -> add(codes, ProblemCode.statusOf(code.kind()), code.name()));
    return codes;
  }

  private static void add(Map<Integer, List<String>> codes, int status, String name) {
    codes.computeIfAbsent(status, any -> new ArrayList<>()).add(name);
  }

  private static ApiResponse problem(int status, List<String> names) {
    Map<String, Object> example =
        Map.of("status", status, "code", names.get(0), "detail", "…", "errors", List.of());
    MediaType body = new MediaType().addExamples(names.get(0), new Example().value(example));
    return new ApiResponse()
        .description(String.join(", ", names))
        .content(new Content().addMediaType(Problem.MEDIA_TYPE, body));
  }
}
