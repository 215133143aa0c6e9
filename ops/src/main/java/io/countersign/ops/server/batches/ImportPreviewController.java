package io.countersign.ops.server.batches;

import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.imports.ImportPreview;
import io.countersign.ops.server.imports.ImportPreviews;
import io.countersign.ops.server.imports.format.RowFormat;
import io.countersign.ops.server.imports.format.RowFormats;
import io.countersign.ops.server.imports.mapping.Mapping;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows how rows would come in. */
@RestController
@RequestMapping("/api/v1/projects/{project}/imports")
final class ImportPreviewController {
  private final CommandAnswers answers;
  private final ImportPreviews previews;
  private final RowFormats formats;

  ImportPreviewController(CommandAnswers answers, ImportPreviews previews, RowFormats formats) {
    this.answers = answers;
    this.previews = previews;
    this.formats = formats;
  }

  @Operation(
      description =
          "Takes the beginning of what would be imported, reads its first ten rows, and stores"
              + " nothing. With cut=true it may end anywhere.")
  @PostMapping(path = "/preview", consumes = "!multipart/form-data")
  ResponseEntity<IdempotentResponse<ImportPreview>> preview(
      ProjectAccess granted,
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String map,
      @RequestParam(defaultValue = "false") boolean cut) {
    RowFormat format = formats.ofRequest(request.getContentType());
    Mapping mapping = Mapping.parse(map);
    byte[] body = body(request);
    return answers.answerOutside(
        granted.caller(), request, body, 200, () -> preview(granted, format, body, mapping, cut));
  }

  private ImportPreview preview(
      ProjectAccess granted, RowFormat format, byte[] body, Mapping mapping, boolean cut) {
    try {
      return previews.of(granted.project(), format, new ByteArrayInputStream(body), mapping, cut);
    } catch (IOException e) {
      throw new UncheckedIOException("all of it is in memory", e);
    }
  }

  /** Of bounded size, as that of any request that is no import. */
  private static byte[] body(HttpServletRequest request) {
    try {
      return request.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new RequestRefused(ProblemCode.BODY_CUT_OFF, "The body was cut off; send it again");
    }
  }
}
