package io.countersign.projections;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.projections.batch.BatchProgress;
import io.countersign.projections.batch.BatchQuery;
import io.countersign.projections.burnup.BurnUp;
import io.countersign.projections.burnup.BurnUpQuery;
import io.countersign.projections.dashboard.Dashboard;
import io.countersign.projections.dashboard.DashboardQuery;
import io.countersign.projections.flow.FlowQuery;
import io.countersign.projections.flow.FlowWork;
import io.countersign.projections.model.ModelQuery;
import io.countersign.projections.model.ModelRunProgress;
import io.countersign.projections.model.Models;
import io.countersign.projections.project.ProjectSummary;
import io.countersign.projections.project.ProjectView;
import io.countersign.projections.reviewer.PersonFigures;
import io.countersign.projections.reviewer.PersonQuery;
import io.countersign.projections.reviewer.ReviewerQuery;
import io.countersign.projections.reviewer.Reviewers;
import io.countersign.projections.row.DataRowFilter;
import io.countersign.projections.row.DataRowItem;
import io.countersign.projections.row.DoneTask;
import io.countersign.projections.row.DoneTaskFilter;
import io.countersign.projections.row.ExportRow;
import io.countersign.projections.row.RowQuery;
import io.countersign.projections.sla.Sla;
import io.countersign.projections.sla.SlaQuery;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Freshness;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Generations;
import io.countersign.projections.store.Paging;
import io.countersign.projections.store.ParkedStream;
import io.countersign.projections.store.ViewCollection;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Answers from the served generation, on any node. */
public final class MongoQueries implements ProjectionQueries {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final MongoDatabase database;
  private final Generations generations;
  private final Clock clock;
  private volatile @Nullable Paging paging;

  public MongoQueries(MongoDatabase database, Clock clock) {
    this.database = database;
    this.generations = new Generations(database);
    this.clock = clock;
  }

  @Override
  public Freshness freshness() {
    return ask(Generation::checkpoint);
  }

  @Override
  public boolean waitFor(long position, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    while (freshness().position() < position) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      never.await(Math.min(left, LOOK_EVERY.toNanos()), TimeUnit.NANOSECONDS);
    }
    return true;
  }

  @Override
  public List<ParkedStream> parked() {
    return ask(generation -> generation.parked().all());
  }

  @Override
  public long retry(Collection<String> streams) {
    return ask(generation -> generation.parked().askRetry(streams));
  }

  @Override
  public Page<ProjectSummary> projects(@Nullable String after, int limit) {
    return page(
        ViewCollection.PROJECT,
        generation -> Filters.exists("name"),
        after,
        limit,
        (generation, found) -> found.stream().map(ProjectView::read).toList());
  }

  @Override
  public Optional<ProjectSummary> project(ProjectId project) {
    Bson named = Filters.eq(Fields.ID, project.value());
    return ask(
        generation ->
            Optional.ofNullable(generation.collection(ViewCollection.PROJECT).find(named).first())
                .map(ProjectView::read));
  }

  @Override
  public Dashboard dashboard(ProjectId project, int days) {
    return ask(generation -> new DashboardQuery(generation).read(project, days, clock.instant()));
  }

  @Override
  public Sla sla(ProjectId project) {
    return ask(generation -> new SlaQuery(generation, clock.instant()).read(project));
  }

  @Override
  public Sla sla() {
    return ask(generation -> new SlaQuery(generation, clock.instant()).readAll());
  }

  @Override
  public FlowWork flow(ProjectId project) {
    return ask(generation -> FlowQuery.read(generation, project));
  }

  @Override
  public Reviewers reviewers(ProjectId project) {
    return ask(generation -> new ReviewerQuery(generation).read(project));
  }

  @Override
  public PersonFigures person(ProjectId project, UserId person) {
    return ask(generation -> PersonQuery.read(generation, project, person, clock.instant()));
  }

  @Override
  public Optional<BurnUp> burnUp(ProjectId project) {
    return ask(generation -> new BurnUpQuery(generation, clock.instant()).read(project));
  }

  @Override
  public Optional<BurnUp> burnUp(BatchId batch) {
    return ask(generation -> new BurnUpQuery(generation, clock.instant()).read(batch));
  }

  @Override
  public Models models(ProjectId project) {
    return ask(generation -> new ModelQuery(generation).read(project));
  }

  @Override
  public Optional<BatchProgress> batch(BatchId batch) {
    return ask(generation -> new BatchQuery(generation, clock.instant()).read(batch));
  }

  @Override
  public Page<BatchProgress> batches(ProjectId project, @Nullable String after, int limit) {
    return page(
        ViewCollection.BATCH,
        generation -> BatchQuery.of(project),
        after,
        limit,
        (generation, found) ->
            new BatchQuery(generation, clock.instant()).read(found, generation.checkpoint()));
  }

  @Override
  public Page<DataRowItem> dataRows(
      ProjectId project, DataRowFilter filter, @Nullable String after, int limit) {
    return page(
        ViewCollection.ROW,
        generation -> RowQuery.rows(generation, project, filter),
        after,
        limit,
        (generation, found) -> found.stream().map(RowQuery::row).toList());
  }

  @Override
  public Page<DoneTask> doneTasks(
      ProjectId project, DoneTaskFilter filter, @Nullable String after, int limit) {
    return page(
        ViewCollection.TASK,
        generation -> RowQuery.tasks(project, filter),
        after,
        limit,
        (generation, found) -> found.stream().map(RowQuery::task).toList());
  }

  @Override
  public Optional<ModelRunProgress> modelRun(ModelRunId modelRun) {
    return ask(generation -> new ModelQuery(generation).read(modelRun));
  }

  @Override
  public Freshness export(
      ProjectId project, @Nullable DataRowState state, Consumer<ExportRow> rows) {
    Freshness atStart = freshness();
    RowQuery.export(generations::servingOrEmpty, paging(), project, state, rows);
    return atStart;
  }

  /** Makes the items of a page from the documents found. */
  private interface Reading<T> {
    List<T> read(Generation generation, List<Document> found);
  }

  private <T> Page<T> page(
      ViewCollection kind,
      Function<Generation, Bson> filter,
      @Nullable String after,
      int limit,
      Reading<T> reading) {
    int length = Math.max(1, Math.min(limit, MAX_LIMIT));
    String afterId = after == null ? null : PageMark.read(after);
    return ask(
        generation -> {
          Freshness freshness = generation.checkpoint();
          List<Document> found =
              paging()
                  .read(
                      generation.collection(kind),
                      filter.apply(generation),
                      afterId,
                      length + 1,
                      kind == ViewCollection.ROW ? RowQuery.NOT_LISTED : List.of());
          boolean more = found.size() > length;
          List<Document> shown = more ? found.subList(0, length) : found;
          String next = more ? PageMark.write(Fields.text(shown.get(length - 1), Fields.ID)) : null;
          return new Page<>(
              reading.read(generation, shown), next, freshness.asOf(), freshness.position());
        });
  }

  /** Asks the served generation, and again if another came to be served meanwhile. */
  private <T> T ask(Function<Generation, T> question) {
    while (true) {
      Generation generation = generations.servingOrEmpty();
      T answer = question.apply(generation);
      if (generations.servingOrEmpty().name().equals(generation.name())) {
        return answer;
      }
    }
  }

  private Paging paging() {
    Paging known = paging;
    if (known == null) {
      known = Paging.of(database);
      paging = known;
    }
    return known;
  }
}
