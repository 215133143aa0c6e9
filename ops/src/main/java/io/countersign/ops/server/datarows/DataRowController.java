package io.countersign.ops.server.datarows;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.AsOf;
import io.countersign.ops.server.answers.EventData;
import io.countersign.ops.server.answers.ItemList;
import io.countersign.ops.server.answers.Parameters;
import io.countersign.ops.server.content.ContentStore;
import io.countersign.ops.server.content.StoredContent;
import io.countersign.ops.server.datarows.RowReader.Read;
import io.countersign.ops.server.directory.Names;
import io.countersign.ops.server.knowledge.Knowledge;
import io.countersign.ops.server.knowledge.KnownRow;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.projections.query.Page;
import io.countersign.projections.query.PageRequest;
import io.countersign.projections.row.DataRowItem;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Data rows: as they are, as they were, and what happened to them. */
@RestController
@RequestMapping("/api/v1")
final class DataRowController {
  /** The fields of events that name people. */
  private static final List<String> PEOPLE =
      List.of("assignee", "author", "reviewer", "adjudicator", "by", "reservedFor");

  /** Kept by the browser, but shown only once it was asked whether the caller may see it. */
  private static final CacheControl ASKED_FIRST = CacheControl.noCache().cachePrivate();

  private final RowReader rows;
  private final ContentStore contents;
  private final Policies policies;
  private final RowSearch search;
  private final Names names;
  private final JsonMapper json;
  private final Parameters parameters;
  private final Clock clock;

  DataRowController(
      RowReader rows,
      ContentStore contents,
      Policies policies,
      RowSearch search,
      Names names,
      JsonMapper json,
      Parameters parameters,
      Clock clock) {
    this.rows = rows;
    this.contents = contents;
    this.policies = policies;
    this.search = search;
    this.names = names;
    this.json = json;
    this.parameters = parameters;
    this.clock = clock;
  }

  /**
   * One event of a row's history.
   *
   * @param people the names of whom the data names by id
   */
  record HistoryItem(
      int version,
      long position,
      String type,
      Instant at,
      UserId actor,
      String actorName,
      Map<String, String> people,
      EventData data) {}

  @GetMapping("/projects/{project}/data-rows")
  ItemList<DataRowLine> list(
      ProjectAccess granted,
      @ParameterObject RowWish wish,
      @ParameterObject RowSort sort,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Long atLeast) {
    PageRequest wanted = new PageRequest(after, parameters.limit(limit));
    Page<DataRowItem> page = search.page(granted, wish, sort, wanted, atLeast);
    return new ItemList<>(
        DataRowLine.of(page.items(), names), page.next(), page.asOf(), page.position());
  }

  @GetMapping("/data-rows/{dataRow}")
  DataRowView get(
      ProjectAccess granted,
      @PathVariable String dataRow,
      @RequestParam(required = false) @Nullable Instant at,
      @RequestParam(required = false) @Nullable Integer version) {
    Read read = read(new DataRowId(dataRow), at, version);
    ReviewPolicy review =
        policies.policy(granted.id(), read.row().registered().policyVersion()).review();
    Read now = at == null && version == null ? read : rows.now(read.row().id());
    KnownRow known = Knowledge.of(granted).of(now.row());
    return DataRowView.of(read, known, review, names, at == null ? clock.instant() : at);
  }

  private Read read(DataRowId id, @Nullable Instant at, @Nullable Integer version) {
    if (at != null && version != null) {
      throw RequestRefused.parameter("at", "Expected at or version, not both");
    }
    if (at != null) {
      return rows.at(id, at);
    }
    return version == null ? rows.now(id) : rows.atVersion(id, version);
  }

  @GetMapping("/data-rows/{dataRow}/history")
  ItemList<HistoryItem> history(
      ProjectAccess granted,
      @PathVariable String dataRow,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    int length = parameters.limit(limit);
    int last = version(after);
    Read read = rows.now(new DataRowId(dataRow));
    KnownRow known = Knowledge.of(granted).of(read.row());
    List<HistoryItem> items =
        read.events().stream()
            .filter(event -> event.version() > last)
            .flatMap(event -> item(event, known).stream())
            .limit(length + 1L)
            .toList();
    AsOf asOf = new AsOf(clock.instant(), read.position());
    return ItemList.of(items, length, item -> Integer.toString(item.version()), asOf);
  }

  private static int version(@Nullable String after) {
    String mark = Parameters.after(after);
    if (!mark.matches("[0-9]{0,9}")) {
      throw RequestRefused.parameter("after", "Expected the value of next from another page");
    }
    return mark.isEmpty() ? -1 : Integer.parseInt(mark);
  }

  private Optional<HistoryItem> item(RecordedEvent event, KnownRow known) {
    return known.data(event, json.valueToTree(event.payload())).map(data -> item(event, data));
  }

  private HistoryItem item(RecordedEvent event, ObjectNode data) {
    return new HistoryItem(
        event.version(),
        event.position(),
        event.type(),
        event.at(),
        event.actor(),
        names.of(event.actor()),
        people(data),
        new EventData(data));
  }

  private Map<String, String> people(ObjectNode data) {
    List<String> ids =
        PEOPLE.stream().map(data::path).filter(JsonNode::isString).map(JsonNode::asString).toList();
    return names.of(ids);
  }

  /**
   * The image or text; it is shown, and never run. An image that browsers don't show, or not alike,
   * is a PNG or JPEG of it, upright and in sRGB; {@code download} gives the file that came in.
   */
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(mediaType = "image/*", schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = "text/plain", schema = @Schema(type = "string"))
      })
  @GetMapping("/data-rows/{dataRow}/content")
  ResponseEntity<byte[]> content(
      HttpServletRequest request,
      @PathVariable String dataRow,
      @RequestParam(defaultValue = "false") boolean download) {
    Read read = rows.now(new DataRowId(dataRow));
    String tag = tag(read, download);
    if (("\"" + tag + "\"").equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
          .cacheControl(ASKED_FIRST)
          .eTag(tag)
          .build();
    }
    return content(read, download);
  }

  /** What is shown may be another file than what came in. */
  private static String tag(Read read, boolean download) {
    String sha256 = read.row().registered().content().sha256();
    return download ? sha256 : sha256 + "-shown";
  }

  private ResponseEntity<byte[]> content(Read read, boolean download) {
    String sha256 = read.row().registered().content().sha256();
    StoredContent content =
        (download ? contents.original(sha256) : contents.shown(sha256))
            .orElseThrow(
                () ->
                    new CommandRefused(Refusal.CONTENT_NOT_FOUND, "There is no content " + sha256));
    boolean text = content.mediaType().startsWith("text/");
    MediaType type = MediaType.parseMediaType(content.mediaType());
    return ResponseEntity.ok()
        .contentType(text ? new MediaType(type, StandardCharsets.UTF_8) : type)
        .cacheControl(ASKED_FIRST)
        .eTag(tag(read, download))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(read, download || text))
        .body(content.bytes());
  }

  private static String disposition(Read read, boolean download) {
    ContentDisposition.Builder disposition =
        download ? ContentDisposition.attachment() : ContentDisposition.inline();
    String key = read.row().registered().key();
    return disposition.filename(key, StandardCharsets.UTF_8).build().toString();
  }
}
