package io.countersign.ops.server.datarows;

import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.projections.query.Page;
import io.countersign.projections.query.PageRequest;
import io.countersign.projections.row.DataRowFilter;
import io.countersign.projections.row.DataRowItem;
import io.countersign.projections.row.RowsOf;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the rows of a project that somebody wants to see. */
@Component
final class RowSearch {
  private final RowFilters filters;
  private final TextSearch texts;
  private final ReadYourWrites views;

  RowSearch(RowFilters filters, TextSearch texts, ReadYourWrites views) {
    this.filters = filters;
    this.texts = texts;
    this.views = views;
  }

  Page<DataRowItem> page(
      ProjectAccess granted,
      RowWish wish,
      RowSort sort,
      PageRequest wanted,
      @Nullable Long atLeast) {
    Predicate<String> contains = TextSearch.wanted(granted, wish.text());
    DataRowFilter filter = filters.exceptText(granted, wish, sort);
    boolean descending = Boolean.TRUE.equals(sort.descending());
    Function<PageRequest, Page<DataRowItem>> pages =
        page -> views.ask(new RowsOf(granted.id(), filter, sort.sort(), descending, page), atLeast);
    return contains == null ? pages.apply(wanted) : texts.page(contains, wanted, pages);
  }
}
