package io.countersign.ops.server.description;

import io.countersign.engine.batch.Batch;
import io.countersign.engine.project.Flows;
import io.countersign.engine.project.Role;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.Parameters;
import io.countersign.ops.server.datarows.RowFilters;
import io.countersign.ops.server.datarows.TextSearch;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.security.access.Caller;
import io.countersign.ops.server.security.access.Permission;
import io.countersign.ops.server.security.access.Permissions;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.ops.server.security.access.Proof;
import io.countersign.projections.row.RowFacts;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.servers.Server;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;

/** Adds to the description what the controllers' types do not say: roles, codes and log-ins. */
@Component
@OpenAPIDefinition(servers = @Server(url = "/"))
final class ApiDescription implements OpenApiCustomizer {
  private static final String ABOUT =
      """
      A data row goes from a model's pre-label through review to acceptance.

      Lists answer `{items, next}` and take `limit` and `after`. Every POST but \
      `POST /login` and `POST /logout` takes `Idempotency-Key`: for a week, a repeat with the same key \
      and body returns the same response. The response to a command has `position`; a view with \
      `atLeast=POSITION` waits up to 2 s to include it, so that you read your writes. Errors are \
      `application/problem+json` with a stable `code`.
      """;

  /** They begin and end a session, which is known by its cookie. */
  private static final Set<String> OF_SESSIONS = Set.of("/api/v1/login", "/api/v1/logout");

  private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Caller.class, ProjectAccess.class, Proof.class);
  }

  private final Limits limits;
  private final Flows flows;

  ApiDescription(Limits limits, Flows flows) {
    this.limits = limits;
    this.flows = flows;
  }

  @Override
  public void customise(OpenAPI api) {
    api.setInfo(new Info().title("Countersign").version("v1").description(ABOUT));
    Components components = api.getComponents();
    components
        .addSecuritySchemes(
            "bearer", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"))
        .addSecuritySchemes(
            "basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
    Map<Integer, List<String>> codes = codes();
    add(components, Problem.class, OperationResult.KINDS);
    components.addSchemas("ProblemCode", PlainSchemas.oneOf(all(codes)));
    components.addSchemas("EventType", EventSchemas.types());
    components.addSchemas("OperationResult", OperationResult.schema(components));
    codes.forEach((status, names) -> components.addResponses(name(status), problem(names)));
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> describe(path, method, operation, codes)));
  }

  private static void add(Components components, Class<?> first, List<Class<?>> others) {
    Stream.concat(Stream.of(first), others.stream())
        .map(type -> new AnnotatedType(type).resolveAsRef(true))
        .map(type -> ModelConverters.getInstance(true).resolveAsResolvedSchema(type))
        .forEach(found -> found.referencedSchemas.forEach(components::addSchemas));
  }

  private static List<String> all(Map<Integer, List<String>> codes) {
    return codes.values().stream().flatMap(List::stream).sorted().toList();
  }

  private void describe(
      String path,
      PathItem.HttpMethod method,
      Operation operation,
      Map<Integer, List<String>> codes) {
    operation.setOperationId(id(path, method));
    Optional.ofNullable(operation.getParameters()).stream()
        .flatMap(List::stream)
        .forEach(this::describe);
    addPathParameters(path, operation);
    Permissions.needed(method.name(), path).ifPresent(needed -> describe(operation, needed));
    if (method == PathItem.HttpMethod.POST && !OF_SESSIONS.contains(path)) {
      operation.addParametersItem(
          new HeaderParameter()
              .name(CommandAnswers.HEADER)
              .schema(new StringSchema().minLength(1).maxLength(CommandAnswers.LONGEST_KEY))
              .description("A repeat with the same key and body returns the same response"));
    }
    codes
        .keySet()
        .forEach(
            status ->
                operation
                    .getResponses()
                    .putIfAbsent(status.toString(), new ApiResponse().$ref(name(status))));
  }

  /** Those that no controller reads by itself, because {@link ProjectAccess} does. */
  private static void addPathParameters(String path, Operation operation) {
    List<Parameter> known =
        operation.getParameters() == null ? List.of() : operation.getParameters();
    Set<String> names =
        known.stream()
            .filter(parameter -> "path".equals(parameter.getIn()))
            .map(Parameter::getName)
            .collect(Collectors.toSet());
    IN_PATH
        .matcher(path)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !names.contains(name))
        .forEach(
            name ->
                operation.addParametersItem(
                    new PathParameter().name(name).schema(new StringSchema())));
  }

  private void describe(Parameter parameter) {
    describeAbsence(parameter);
    Schema<?> schema = parameter.getSchema();
    if (schema == null || !"query".equals(parameter.getIn())) {
      return;
    }
    switch (parameter.getName()) {
      case "limit" -> parameter.setSchema(PlainSchemas.whole(1, limits.page()));
      case "priority" ->
          parameter.setSchema(PlainSchemas.whole(Batch.LOWEST_PRIORITY, Batch.HIGHEST_PRIORITY));
      case "confidenceBand" -> parameter.setSchema(PlainSchemas.whole(0, 9));
      case "days" ->
          schema.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Parameters.MOST_DAYS));
      case "text" ->
          parameter
              .description(
                  "What the texts of rows contain, in whatever case. Pages may be shorter than"
                      + " their limit: go on while there is a next")
              .schema(
                  new StringSchema().minLength(TextSearch.SHORTEST).maxLength(TextSearch.LONGEST));
      case "metadata" ->
          parameter
              .description("One of the first 20 entries of metadata, as NAME=VALUE")
              .schema(new StringSchema().pattern("=").maxLength(RowFacts.LONGEST_METADATA));
      case "ids" ->
          parameter.description(
              "Ids of rows with commas between, at most " + RowFilters.MOST_CHOSEN);
      case "flow" -> parameter.setSchema(PlainSchemas.oneOf(flows.keys()));
      default -> {}
    }
  }

  /** A parameter that may be missing says so, and is never null. */
  private static void describeAbsence(Parameter parameter) {
    if (parameter.getRequired() == null) {
      parameter.setRequired(false);
    }
    Schema<?> schema = parameter.getSchema();
    if (schema != null && schema.getTypes() != null) {
      schema.getTypes().remove("null");
    }
  }

  /** Of the method and the address, so that no other call ever changes it. */
  private static String id(String path, PathItem.HttpMethod method) {
    StringBuilder id = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
    for (String word : path.replace("/api/v1", "").split("[^A-Za-z]+")) {
      if (!word.isEmpty()) {
        id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return id.toString();
  }

  private static void describe(Operation operation, Permission needed) {
    String who =
        switch (needed.scope()) {
          case NOBODY -> "Open to everyone.";
          case INSTALLATION -> ofInstallation(needed);
          case PROJECT -> "Requires one of these roles in the project: " + roles(needed) + ".";
        };
    String known = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
    operation.setDescription(known + who);
    if (needed != Permission.PUBLIC) {
      operation.addSecurityItem(new SecurityRequirement().addList("bearer"));
      operation.addSecurityItem(new SecurityRequirement().addList("basic"));
    }
  }

  private static String ofInstallation(Permission needed) {
    return switch (needed) {
      case SIGNED_IN -> "Requires a log-in.";
      case OWN_ACCOUNT -> "Requires a log-in, not with a token for one role.";
      default -> admins(needed);
    };
  }

  private static String admins(Permission needed) {
    return needed.roles().isEmpty()
        ? "Requires an administrator of the installation."
        : "Requires an administrator of the installation, or one of these roles in any project: "
            + roles(needed)
            + ".";
  }

  private static String roles(Permission needed) {
    return needed.roles().stream().map(Role::wireName).sorted().collect(Collectors.joining(", "));
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

  private static String name(int status) {
    return "Problem" + status;
  }

  private static ApiResponse problem(List<String> names) {
    Schema<?> problem = new JsonSchema().$ref("#/components/schemas/Problem");
    return new ApiResponse()
        .description(String.join(", ", names))
        .content(new Content().addMediaType(Problem.MEDIA_TYPE, new MediaType().schema(problem)));
  }
}
