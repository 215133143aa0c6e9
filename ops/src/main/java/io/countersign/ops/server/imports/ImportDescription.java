package io.countersign.ops.server.imports;

import io.countersign.ops.server.imports.format.RowFormats;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BinarySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Lists the formats of imports in the description. */
@Component
final class ImportDescription implements OpenApiCustomizer {
  private static final String PATH = "/api/v1/projects/{project}/batches";

  private final RowFormats formats;

  ImportDescription(RowFormats formats) {
    this.formats = formats;
  }

  @Override
  public void customise(OpenAPI api) {
    Content content = new Content();
    formats
        .mediaTypes()
        .forEach(type -> content.addMediaType(type, new MediaType().schema(new StringSchema())));
    content.addMediaType("multipart/form-data", new MediaType().schema(files()));
    Objects.requireNonNull(api.getPaths().get(PATH), PATH)
        .getPost()
        .setRequestBody(new RequestBody().required(true).content(content));
  }

  private static Schema<?> files() {
    return new ObjectSchema().addProperty("file", new ArraySchema().items(new BinarySchema()));
  }
}
