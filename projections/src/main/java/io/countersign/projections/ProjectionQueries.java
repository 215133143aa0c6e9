package io.countersign.projections;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.projections.batch.BatchProgress;
import io.countersign.projections.burnup.BurnUp;
import io.countersign.projections.dashboard.Dashboard;
import io.countersign.projections.flow.FlowWork;
import io.countersign.projections.model.ModelRunProgress;
import io.countersign.projections.model.Models;
import io.countersign.projections.project.ProjectSummary;
import io.countersign.projections.reviewer.PersonFigures;
import io.countersign.projections.reviewer.Reviewers;
import io.countersign.projections.row.DataRowFilter;
import io.countersign.projections.row.DataRowItem;
import io.countersign.projections.row.DoneTask;
import io.countersign.projections.row.DoneTaskFilter;
import io.countersign.projections.row.ExportRow;
import io.countersign.projections.sla.Sla;
import io.countersign.projections.store.Freshness;
import io.countersign.projections.store.ParkedStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What people look at. A view of a project without events is empty. Every method may throw {@link
 * com.mongodb.MongoException} while MongoDB is away, and {@link InvalidPageMark} for an {@code
 * after} that no page gave.
 */
public interface ProjectionQueries {
  /** The longest page. */
  int MAX_LIMIT = 1_000;

  /** How long a query waits for an event by default. */
  Duration DEFAULT_WAIT = Duration.ofSeconds(2);

  /** How far the views have followed the event log. */
  Freshness freshness();

  /**
   * Waits until the views include the event at {@code position}.
   *
   * @return whether they do; {@code false} once {@code atMost} has passed
   */
  boolean waitFor(long position, Duration atMost) throws InterruptedException;

  /** The streams that the views leave out, as they could not be followed. */
  List<ParkedStream> parked();

  /**
   * Has parked streams tried again soon.
   *
   * @param streams which; all of them if empty
   * @return how many there are
   */
  long retry(Collection<String> streams);

  /** The projects, by id. */
  Page<ProjectSummary> projects(@Nullable String after, int limit);

  Optional<ProjectSummary> project(ProjectId project);

  /** How a project is doing, with the throughput of the last {@code days}. */
  Dashboard dashboard(ProjectId project, int days);

  /** Open work of a project against its due times, and its breaches of the last days. */
  Sla sla(ProjectId project);

  /** The same over all projects. */
  Sla sla();

  /** Where the open rows of a project wait. */
  FlowWork flow(ProjectId project);

  Reviewers reviewers(ProjectId project);

  /** What somebody did in the last days. */
  PersonFigures person(ProjectId project, UserId person);

  /** How much of a project is done. */
  Optional<BurnUp> burnUp(ProjectId project);

  /** How much of a batch is done. */
  Optional<BurnUp> burnUp(BatchId batch);

  Models models(ProjectId project);

  Optional<BatchProgress> batch(BatchId batch);

  /** The batches of a project, by id. */
  Page<BatchProgress> batches(ProjectId project, @Nullable String after, int limit);

  /** The rows of a project, by id. */
  Page<DataRowItem> dataRows(
      ProjectId project, DataRowFilter filter, @Nullable String after, int limit);

  /** The finished tasks of a project, the latest first. */
  Page<DoneTask> doneTasks(
      ProjectId project, DoneTaskFilter filter, @Nullable String after, int limit);

  Optional<ModelRunProgress> modelRun(ModelRunId modelRun);

  /**
   * Hands every row of a project to {@code rows}, once and in constant memory.
   *
   * @param state that the rows are to be in; {@code null} for every state
   * @return how far the rows surely followed the event log at the start
   */
  Freshness export(ProjectId project, @Nullable DataRowState state, Consumer<ExportRow> rows);
}
