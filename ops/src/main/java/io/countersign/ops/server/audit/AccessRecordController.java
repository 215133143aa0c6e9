package io.countersign.ops.server.audit;

import io.countersign.engine.project.ProjectId;
import io.countersign.ops.server.answers.ItemList;
import io.countersign.ops.server.answers.Parameters;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.ops.server.security.record.AccessEntry;
import io.countersign.ops.server.security.record.AccessKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who came in, and what was taken out or opened to others. */
@RestController
@RequestMapping("/api/v1")
final class AccessRecordController {
  /** After every id. */
  private static final String FIRST = "~";

  private final AccessSearch search;
  private final Parameters parameters;

  AccessRecordController(AccessSearch search, Parameters parameters) {
    this.search = search;
    this.parameters = parameters;
  }

  /** The access record of the installation, the latest first. */
  @GetMapping("/access-record")
  ItemList<AccessEntry> all(
      @RequestParam(required = false) @Nullable AccessKind kind,
      @RequestParam(required = false) @Nullable String person,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return page(wanted(null, kind, person, from, to), limit, after);
  }

  /** What of it is about a project or its members. */
  @GetMapping("/projects/{project}/access-record")
  ItemList<AccessEntry> ofProject(
      ProjectAccess granted,
      @RequestParam(required = false) @Nullable AccessKind kind,
      @RequestParam(required = false) @Nullable String person,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    return page(wanted(granted.id(), kind, person, from, to), limit, after);
  }

  private static AccessSearch.Wanted wanted(
      @Nullable ProjectId project,
      @Nullable AccessKind kind,
      @Nullable String person,
      @Nullable String from,
      @Nullable String to) {
    return new AccessSearch.Wanted(
        project, kind, person, Parameters.instant("from", from), Parameters.instant("to", to));
  }

  private ItemList<AccessEntry> page(
      AccessSearch.Wanted wanted, @Nullable Integer limit, @Nullable String after) {
    int length = parameters.limit(limit);
    String last = Parameters.after(after);
    List<AccessEntry> found = search.find(wanted, last.isEmpty() ? FIRST : last, length + 1);
    return ItemList.of(found, length, AccessEntry::id, null);
  }
}
