package io.countersign.ops.server.imports;

import io.countersign.ops.server.imports.format.RowFormats;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
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
  private static final String IMPORT = "/api/v1/projects/{project}/batches";
  private static final String PREVIEW = "/api/v1/projects/{project}/imports/preview";

  private static final String MAP =
      "What the columns are: FIELD:COLUMN, separated by commas, such as"
          + " key:id,text:sentence,truth:label,ignore:notes. FIELD is key, text, image, truth,"
          + " preLabel, metadata, metadata.NAME or ignore. Columns that are not named are what they"
          + " are called, or else metadata; ignore:* leaves those out. key:@content makes each"
          + " row's key the SHA-256 of its content, in hexadecimal digits.";

  private final RowFormats formats;

  ImportDescription(RowFormats formats) {
    this.formats = formats;
  }

  @Override
  public void customise(OpenAPI api) {
    describe(api, PREVIEW, lines());
    Content all = lines();
    all.addMediaType("multipart/form-data", new MediaType().schema(files()));
    describe(api, IMPORT, all);
  }

  private Content lines() {
    Content content = new Content();
    formats
        .mediaTypes()
        .forEach(type -> content.addMediaType(type, new MediaType().schema(new StringSchema())));
    return content;
  }

  private static void describe(OpenAPI api, String path, Content content) {
    Operation post = Objects.requireNonNull(api.getPaths().get(path), path).getPost();
    post.setRequestBody(new RequestBody().required(true).content(content));
    post.getParameters().stream()
        .filter(parameter -> parameter.getName().equals("map"))
        .forEach(parameter -> parameter.description(MAP));
  }

  private static Schema<?> files() {
    return new ObjectSchema().addProperty("file", new ArraySchema().items(new BinarySchema()));
  }
}
