package io.countersign.ops.server.models;

import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.dashboard.DashboardOf;
import io.countersign.projections.query.Views;
import io.countersign.projections.row.Acceptance;
import io.countersign.projections.row.DataRowFilter;
import io.countersign.projections.row.ExportRow;
import io.countersign.projections.row.ExportRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;

/** Finds the rows of a project that were accepted last, with what was said of them. */
public final class AcceptedRows {
  private static final int CHUNK = 500;

  private final Views views;
  private final EventLog log;

  public AcceptedRows(Views views, EventLog log) {
    this.views = views;
    this.log = log;
  }

  /**
   * An accepted row: its option, and where its content is.
   *
   * @param at when it was accepted
   * @param byPerson whether a person had the last word on it
   */
  public record AcceptedRow(
      DataRowId id, String key, String option, ContentRef content, Instant at, boolean byPerson) {}

  private record Candidate(DataRowId id, String option, Instant at, boolean byPerson) {}

  /** How many rows of the project are accepted. */
  long count(ProjectId project) {
    return views.ask(new DashboardOf(project, 1)).states().getOrDefault(DataRowState.ACCEPTED, 0L);
  }

  /**
   * At most {@code most} rows with an option for {@code annotation}, in the order of their ids. Of
   * the others, however many, only one is in memory at a time.
   */
  List<AcceptedRow> newest(ProjectId project, String annotation, int most) {
    PriorityQueue<Candidate> newest = new PriorityQueue<>(Comparator.comparing(Candidate::at));
    views.ask(
        new ExportRows(
            project,
            DataRowFilter.ALL.state(DataRowState.ACCEPTED),
            false,
            row -> {
              add(newest, row, annotation);
              if (newest.size() > most) {
                newest.remove();
              }
            }));
    List<Candidate> found = new ArrayList<>(newest);
    found.sort(Comparator.comparing(candidate -> candidate.id().value()));
    List<AcceptedRow> rows = new ArrayList<>();
    for (int from = 0; from < found.size(); from += CHUNK) {
      rows.addAll(withContent(found.subList(from, Math.min(from + CHUNK, found.size()))));
    }
    return rows;
  }

  private static void add(PriorityQueue<Candidate> newest, ExportRow row, String annotation) {
    boolean byPerson = row.acceptedBy() != Acceptance.MODEL;
    Instant at = Objects.requireNonNullElse(row.acceptedAt(), Instant.EPOCH);
    row.annotations().stream()
        .filter(said -> said.name().equals(annotation))
        .flatMap(said -> said.option().stream())
        .map(option -> new Candidate(row.dataRow(), option, at, byPerson))
        .findFirst()
        .ifPresent(newest::add);
  }

  /** Contents are what the log says, in the order of the ids. */
  private List<AcceptedRow> withContent(List<Candidate> candidates) {
    List<AcceptedRow> rows = new ArrayList<>();
    for (Candidate candidate : candidates) {
      List<RecordedEvent> first = log.readStreamUpTo(candidate.id().value(), 0);
      if (!first.isEmpty() && first.get(0).payload() instanceof DataRowRegistered registered) {
        rows.add(
            new AcceptedRow(
                candidate.id(),
                registered.key(),
                candidate.option(),
                registered.content(),
                candidate.at(),
                candidate.byPerson()));
      }
    }
    return rows;
  }
}
