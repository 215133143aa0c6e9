package io.countersign.ops.server.datarows;

import io.countersign.engine.datarow.ContentRef;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.content.ContentStore;
import io.countersign.ops.server.content.StoredContent;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.projections.query.Page;
import io.countersign.projections.query.PageRequest;
import io.countersign.projections.row.DataRowItem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the rows whose texts contain something: it looks at one page of rows after the other. */
@Component
public final class TextSearch {
  /** What is looked for, in characters. */
  public static final int SHORTEST = 2;

  public static final int LONGEST = 200;

  /** How much is looked at for one answer: so many pages of so many rows, and so many bytes. */
  private static final int MOST_PAGES = 50;

  private static final int ROWS_AT_ONCE = 200;
  private static final long MOST_TEXT = 16 << 20;

  /** What is in memory at once, unless one text alone is longer. */
  private static final long TEXT_AT_ONCE = 4 << 20;

  private final ContentStore contents;

  TextSearch(ContentStore contents) {
    this.contents = contents;
  }

  /**
   * Whether texts contain what is wanted; {@code null} if nothing is.
   *
   * @throws RequestRefused {@code PARAMETER_INVALID} if it is too short or too long, or if the rows
   *     of the project are no texts
   */
  public static @Nullable Predicate<String> wanted(ProjectAccess granted, @Nullable String text) {
    if (text == null) {
      return null;
    }
    if (!granted.project().mediaType().startsWith("text/")) {
      throw RequestRefused.parameter("text", "Expected in a project of texts only");
    }
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      throw RequestRefused.parameter(
          "text", "Expected %d to %d characters".formatted(SHORTEST, LONGEST));
    }
    String folded = text.toLowerCase(Locale.ROOT);
    return content -> content.toLowerCase(Locale.ROOT).contains(folded);
  }

  /**
   * Those of some pages that contain what is wanted.
   *
   * @param pages gives the page of a request
   */
  Page<DataRowItem> page(
      Predicate<String> contains,
      PageRequest wanted,
      Function<PageRequest, Page<DataRowItem>> pages) {
    List<DataRowItem> found = new ArrayList<>();
    Page<DataRowItem> page = pages.apply(part(wanted.after(), wanted.limit()));
    long seen = addMatching(found, page.items(), contains);
    for (int more = 1; more < MOST_PAGES && seen < MOST_TEXT && page.next() != null; more++) {
      if (found.size() > wanted.limit() / 2) {
        break;
      }
      page = pages.apply(part(page.next(), wanted.limit() - found.size()));
      seen += addMatching(found, page.items(), contains);
    }
    return new Page<>(found, page.next(), page.asOf(), page.position());
  }

  private static PageRequest part(@Nullable String after, int limit) {
    return new PageRequest(after, Math.min(limit, ROWS_AT_ONCE));
  }

  /** Adds those that contain it, and gives the size of all of them in bytes. */
  private long addMatching(
      List<DataRowItem> found, List<DataRowItem> rows, Predicate<String> contains) {
    long seen = 0;
    int from = 0;
    while (from < rows.size()) {
      int to = from;
      long size = 0;
      while (to < rows.size() && (to == from || size < TEXT_AT_ONCE)) {
        size += rows.get(to++).content().bytes();
      }
      List<DataRowItem> some = rows.subList(from, to);
      Set<String> matching = matching(some.stream().map(DataRowItem::content).toList(), contains);
      some.stream().filter(row -> matching.contains(row.content().sha256())).forEach(found::add);
      seen += size;
      from = to;
    }
    return seen;
  }

  private Set<String> matching(Collection<ContentRef> refs, Predicate<String> contains) {
    return contents.shown(refs.stream().map(ContentRef::sha256).toList()).values().stream()
        .filter(content -> contains.test(new String(content.bytes(), StandardCharsets.UTF_8)))
        .map(StoredContent::sha256)
        .collect(Collectors.toSet());
  }
}
