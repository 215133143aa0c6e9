package io.countersign.ops.server.export;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Lists the formats of exports in the description. */
@Component
final class ExportDescription implements OpenApiCustomizer {
  private static final String PATH = "/api/v1/projects/{project}/export";

  private final ExportFormats formats;

  ExportDescription(ExportFormats formats) {
    this.formats = formats;
  }

  @Override
  public void customise(OpenAPI api) {
    Operation export = Objects.requireNonNull(api.getPaths().get(PATH), PATH).getGet();
    export.getParameters().stream()
        .filter(parameter -> parameter.getName().equals("format"))
        .forEach(parameter -> listNames(parameter.getSchema()));
    Content content = Objects.requireNonNull(export.getResponses().get("200"), PATH).getContent();
    formats
        .mediaTypes()
        .forEach(type -> content.putIfAbsent(type, new MediaType().schema(new StringSchema())));
  }

  @SuppressWarnings("unchecked") // The schema is that of a text.
  private void listNames(Schema<?> schema) {
    ((Schema<Object>) schema).setEnum(List.copyOf(formats.names()));
  }
}
