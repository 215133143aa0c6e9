package io.countersign.projections;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.batch.BatchEvent.BatchArchived;
import io.countersign.engine.batch.BatchEvent.BatchRestored;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaState;
import io.countersign.projections.batch.BatchOf;
import io.countersign.projections.batch.BatchProgress;
import io.countersign.projections.batch.BatchesOf;
import io.countersign.projections.model.ModelsOf;
import io.countersign.projections.project.ProjectOf;
import io.countersign.projections.project.ProjectSummary;
import io.countersign.projections.query.CurrentFreshness;
import io.countersign.projections.query.InvalidPageMark;
import io.countersign.projections.query.Page;
import io.countersign.projections.query.PageRequest;
import io.countersign.projections.query.Reached;
import io.countersign.projections.query.Views;
import io.countersign.projections.row.Acceptance;
import io.countersign.projections.row.DataRowFilter;
import io.countersign.projections.row.DataRowItem;
import io.countersign.projections.row.ExportRow;
import io.countersign.projections.row.ExportRows;
import io.countersign.projections.row.RowFacts;
import io.countersign.projections.row.RowOrder;
import io.countersign.projections.row.RowsOf;
import io.countersign.projections.sla.SlaOf;
import io.countersign.projections.sla.SlaOfAll;
import io.countersign.projections.task.DoneTask;
import io.countersign.projections.task.DoneTask.Outcome;
import io.countersign.projections.task.DoneTaskFilter;
import io.countersign.projections.task.DoneTasksOf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest {
  private final Story story = Story.begun();

  private Views views() {
    return Projected.views(story);
  }

  private List<String> rows(DataRowFilter filter) {
    return views()
        .ask(new RowsOf(Story.PROJECT, filter, new PageRequest(null, 100)))
        .items()
        .stream()
        .map(row -> row.id().value())
        .toList();
  }

  @Test
  void findsRowsInWhateverOrderTheyCame() {
    story.project(new ProjectId("p2"), "Texts").row("r3");
    story.row(new ProjectId("p2"), new BatchId("b2"), "r2");
    story.row("r1");
    story.row(new ProjectId("p2"), new BatchId("b2"), "r4");

    assertThat(rows(DataRowFilter.ALL)).containsExactly("r1", "r3");
    assertThat(rows(DataRowFilter.ALL.ids(List.of(new DataRowId("r2"), new DataRowId("r3")))))
        .containsExactly("r3");
    assertThat(
            views()
                .ask(new RowsOf(new ProjectId("p3"), DataRowFilter.ALL, new PageRequest(null, 9)))
                .items())
        .isEmpty();
  }

  private static DataRowFilter in(@Nullable DataRowState state, @Nullable String stage) {
    return DataRowFilter.ALL.state(state).stage(stage);
  }

  @Test
  void findsRowsByStateStageKeyAndBatch() {
    story.row("r1");
    story.row("r2").opened(TaskKind.LABEL, "label");
    story.row("r3").opened(TaskKind.REVIEW, "acceptance");
    story.batch(new BatchId("b2"), 50, null).row(Story.PROJECT, new BatchId("b2"), "r4");
    story.project(new ProjectId("p2"), "Texts");
    story.row(new ProjectId("p2"), new BatchId("b3"), "r5");

    assertThat(rows(DataRowFilter.ALL)).containsExactly("r1", "r2", "r3", "r4");
    assertThat(rows(in(DataRowState.REVIEW, null))).containsExactly("r3");
    assertThat(rows(in(null, "label"))).containsExactly("r2");
    assertThat(rows(DataRowFilter.ALL.key("sku-r1"))).containsExactly("r1");
    assertThat(rows(DataRowFilter.ALL.batch(new BatchId("b2")))).containsExactly("r4");
  }

  @Test
  void findsRowsByMetadataAndByWhyTheyWereRejectedOrSkipped() {
    story.row("r1", Map.of("shelf", "4", "long", "x".repeat(300)));
    story.row("r2").labelledBy("ada", "bag").inReviewBy("ben").rejected();
    story.row("r3").opened(TaskKind.LABEL, "label").claimed("ada").skippedFor("BLURRED");

    assertThat(rows(holding(RowFacts.metadata("shelf=4")))).containsExactly("r1");
    assertThat(rows(holding(RowFacts.metadata("shelf=5")))).isEmpty();
    assertThat(rows(holding(RowFacts.metadata("long=" + "x".repeat(300))))).isEmpty();
    assertThat(rows(holding(RowFacts.reason("WRONG_CLASS")))).containsExactly("r2");
    assertThat(rows(holding(RowFacts.reason("BLURRED")))).containsExactly("r3");
    story.row("r3").reopened();
    assertThat(rows(holding(RowFacts.reason("BLURRED")))).isEmpty();
  }

  private static DataRowFilter holding(String fact) {
    return DataRowFilter.ALL.facts(List.of(fact));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sortsRowsAndThoseThatHaveNothingToSortByComeLast(boolean descending) {
    List.of(0.5, 0.25, 0.75, 0.5)
        .forEach(
            confidence -> {
              String id = "r" + (9 - story.rows().size());
              story.row(id).proposed("bag", confidence);
            });
    story.row("r2").then().row("r1");

    List<String> sorted =
        descending ? List.of("r7", "r9", "r6", "r8") : List.of("r8", "r6", "r9", "r7");
    assertThat(sorted(RowOrder.CONFIDENCE, descending, 1))
        .startsWith(sorted.toArray(String[]::new));
    for (int limit = 1; limit <= 7; limit++) {
      assertThat(sorted(RowOrder.CONFIDENCE, descending, limit))
          .containsExactly(sorted.get(0), sorted.get(1), sorted.get(2), sorted.get(3), "r1", "r2");
    }
  }

  private List<String> sorted(RowOrder order, boolean descending, int limit) {
    List<String> found = new ArrayList<>();
    String after = null;
    do {
      PageRequest wanted = new PageRequest(after, limit);
      Page<DataRowItem> page =
          views().ask(new RowsOf(Story.PROJECT, DataRowFilter.ALL, order, descending, wanted));
      page.items().forEach(row -> found.add(row.id().value()));
      after = page.next();
    } while (after != null);
    return found;
  }

  @Test
  void sortsByKeyAndByTheLastChange() {
    story.row("b").then().row("c").then().row("a").then().pass(Duration.ofMinutes(1));
    story.row("c").opened(TaskKind.LABEL, "label");

    assertThat(sorted(RowOrder.KEY, false, 2)).containsExactly("a", "b", "c");
    assertThat(sorted(RowOrder.CHANGED, true, 2)).containsExactly("c", "b", "a");
    assertThat(sorted(RowOrder.DUE, false, 2)).containsExactly("c", "a", "b");
  }

  @Test
  void refusesAMarkOfAnotherOrder() {
    story.row("b").then().row("a");
    PageRequest one = new PageRequest(null, 1);
    String next =
        views().ask(new RowsOf(Story.PROJECT, DataRowFilter.ALL, RowOrder.KEY, true, one)).next();
    PageRequest wrong = new PageRequest(next, 1);

    assertThatThrownBy(
            () ->
                views()
                    .ask(
                        new RowsOf(
                            Story.PROJECT, DataRowFilter.ALL, RowOrder.CHANGED, true, wrong)))
        .isInstanceOf(InvalidPageMark.class);
  }

  @Test
  void showsARowWithItsTaskAndLabel() {
    story.row("r1").labelledBy("ada", "bag").inReviewBy("ben").atRisk();

    DataRowItem row =
        views()
            .ask(new RowsOf(Story.PROJECT, DataRowFilter.ALL, new PageRequest(null, 1)))
            .items()
            .get(0);
    assertThat(row.key()).isEqualTo("sku-r1");
    assertThat(row.state()).isEqualTo(DataRowState.REVIEW);
    assertThat(row.stage()).isEqualTo("review");
    assertThat(row.task()).hasToString("r1.2");
    assertThat(row.assignee()).isEqualTo(new UserId("ben"));
    assertThat(row.sla()).isEqualTo(SlaState.AT_RISK);
    assertThat(row.annotations()).isEqualTo(Story.saying("bag"));
    assertThat(row.registeredAt()).isEqualTo(Story.START);
    assertThat(row.changedAt()).isEqualTo(story.now());
    assertThat(row.version()).isEqualTo(6);
  }

  @Test
  void pagesHaveEveryRowOnce() {
    IntStream.range(0, 25).forEach(i -> story.row("r%02d".formatted(i)));

    List<Integer> lengths = new ArrayList<>();
    List<String> found = new ArrayList<>();
    String after = null;
    do {
      Page<DataRowItem> page =
          views().ask(new RowsOf(Story.PROJECT, DataRowFilter.ALL, new PageRequest(after, 10)));
      page.items().forEach(row -> found.add(row.id().value()));
      lengths.add(page.items().size());
      after = page.next();
    } while (after != null);

    assertThat(lengths).containsExactly(10, 10, 5);
    assertThat(found).isSorted().doesNotHaveDuplicates().hasSize(25);
  }

  @Test
  void aPageThatEndsWithTheListHasNoNext() {
    story.row("r1").then().row("r2");

    assertThat(
            views()
                .ask(new RowsOf(Story.PROJECT, DataRowFilter.ALL, new PageRequest(null, 2)))
                .next())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "r1", "cjE="})
  void refusesAMarkThatNoPageGave(String mark) {
    assertThatThrownBy(
            () ->
                views().ask(new RowsOf(Story.PROJECT, DataRowFilter.ALL, new PageRequest(mark, 2))))
        .isInstanceOf(InvalidPageMark.class);
  }

  @Test
  void listsFinishedTasksTheLatestFirst() {
    story.row("r1").labelledBy("ada", "bag").inReviewBy("ben").rejected();
    story.row("r2").opened(TaskKind.LABEL, "label").claimed("lea").skipped();
    story.row("r3").opened(TaskKind.LABEL, "label").requested();

    Page<DoneTask> page =
        views().ask(new DoneTasksOf(Story.PROJECT, DoneTaskFilter.ALL, new PageRequest(null, 2)));
    assertThat(page.items())
        .extracting(DoneTask::outcome)
        .containsExactly(Outcome.SKIPPED, Outcome.REJECTED);
    Page<DoneTask> rest =
        views()
            .ask(
                new DoneTasksOf(
                    Story.PROJECT, DoneTaskFilter.ALL, new PageRequest(page.next(), 2)));
    assertThat(rest.items()).extracting(task -> task.id().toString()).containsExactly("r1.1");
    assertThat(rest.next()).isNull();
  }

  @Test
  void whoPassesATaskOnIsDoneWithIt() {
    story.row("r1").opened(TaskKind.LABEL, "label").claimed("lea").skipProposed();
    story.row("r1").claimed("ada").submitted("bag");

    Page<DoneTask> page =
        views().ask(new DoneTasksOf(Story.PROJECT, DoneTaskFilter.ALL, new PageRequest(null, 2)));
    assertThat(page.items())
        .extracting(DoneTask::outcome, task -> task.assignee())
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(Outcome.SUBMITTED, new UserId("ada")),
            org.assertj.core.api.Assertions.tuple(Outcome.SKIP_PROPOSED, new UserId("lea")));
  }

  @Test
  void findsFinishedTasksByStageAndAssignee() {
    story.row("r1").labelledBy("ada", "bag").inReviewBy("ben").approved();

    assertThat(tasks(DoneTaskFilter.of("review", null))).containsExactly("r1.2");
    assertThat(tasks(DoneTaskFilter.of(null, new UserId("ada")))).containsExactly("r1.1");
    assertThat(tasks(DoneTaskFilter.of("review", new UserId("ada")))).isEmpty();
  }

  private List<String> tasks(DoneTaskFilter filter) {
    return views()
        .ask(new DoneTasksOf(Story.PROJECT, filter, new PageRequest(null, 10)))
        .items()
        .stream()
        .map(task -> task.id().toString())
        .toList();
  }

  @Test
  void showsABatchWithItsImports() {
    Instant due = Story.START.plus(Duration.ofDays(1));
    story.batch(new BatchId("b2"), 70, due).imported(new BatchId("b2"), 10, 7, 2, 1);
    story.imported(new BatchId("b2"), 3, 0, 3, 0);
    story.row(Story.PROJECT, new BatchId("b2"), "r1");

    BatchProgress batch = views().ask(new BatchOf(new BatchId("b2"))).orElseThrow();
    assertThat(batch.name()).isEqualTo("Batch b2");
    assertThat(batch.priority()).isEqualTo(70);
    assertThat(batch.dueAt()).isEqualTo(due);
    assertThat(batch.rows()).isEqualTo(1);
    assertThat(batch.states()).containsExactly(Map.entry(DataRowState.REGISTERED, 1L));
    assertThat(batch.imported()).isEqualTo(new BatchProgress.Imported(13, 7, 5, 1));
    assertThat(batch.forecast().p50()).isNull();
    assertThat(views().ask(new BatchOf(Story.BATCH)).orElseThrow().imported()).isNull();
    assertThat(views().ask(new BatchOf(new BatchId("none")))).isEmpty();
  }

  @Test
  void aFinishedBatchTellsWhenItWasDone() {
    story.rescheduled(Story.BATCH, 50, Story.START);
    story.row("r1").labelledBy("ada", "bag").accepted(AcceptedBy.REVIEW);

    BatchProgress batch = views().ask(new BatchOf(Story.BATCH)).orElseThrow();
    assertThat(batch.openRows()).isZero();
    assertThat(batch.forecast().p95()).isEqualTo(story.now());
    assertThat(batch.forecast().breachProbability()).isEqualTo(1.0);
  }

  @Test
  void listsTheBatchesOfAProject() {
    story.batch(new BatchId("b0"), 1, null);
    story.batch(new ProjectId("p2"), new BatchId("b2"), 1, null);

    Page<BatchProgress> first =
        views().ask(new BatchesOf(Story.PROJECT, false, new PageRequest(null, 1)));
    Page<BatchProgress> second =
        views().ask(new BatchesOf(Story.PROJECT, false, new PageRequest(first.next(), 1)));
    assertThat(first.items()).extracting(BatchProgress::id).containsExactly(new BatchId("b0"));
    assertThat(second.items()).extracting(BatchProgress::id).containsExactly(Story.BATCH);
    assertThat(second.next()).isNull();
  }

  @Test
  void anArchivedBatchIsInAListOfItsOwnAndForecastsPassItOver() {
    story.row("r1");
    story.append("b1", new BatchArchived(Story.BATCH, new UserId("lea")));

    PageRequest all = new PageRequest(null, 10);
    assertThat(views().ask(new BatchesOf(Story.PROJECT, false, all)).items()).isEmpty();
    assertThat(views().ask(new BatchesOf(Story.PROJECT, true, all)).items())
        .extracting(BatchProgress::archivedAt)
        .containsExactly(story.now());
    assertThat(views().ask(new SlaOf(Story.PROJECT)).batches()).isEmpty();

    story.append("b1", new BatchRestored(Story.BATCH, new UserId("lea")));
    assertThat(views().ask(new BatchesOf(Story.PROJECT, false, all)).items()).hasSize(1);
  }

  @Test
  void showsAProjectWithItsCounts() {
    story.project(new ProjectId("p2"), "Texts");
    story.row("r1").then().row("r2").opened(TaskKind.LABEL, "label");

    ProjectSummary project = views().ask(new ProjectOf(Story.PROJECT)).orElseThrow();
    assertThat(project.name()).isEqualTo("Product images");
    assertThat(project.rows()).isEqualTo(2);
    assertThat(project.batches()).isEqualTo(1);
    assertThat(project.states())
        .isEqualTo(Map.of(DataRowState.REGISTERED, 1L, DataRowState.LABEL, 1L));
    assertThat(views().ask(new ProjectOf(new ProjectId("p2"))))
        .map(ProjectSummary::name)
        .hasValue("Texts");
    assertThat(views().ask(new ProjectOf(new ProjectId("none")))).isEmpty();
  }

  @Test
  void exportsWhatIsKnownOfARow() {
    story
        .row("r1")
        .proposed("coat", 0.7)
        .routed(Route.REVIEW, Route.Reason.UNCERTAIN)
        .inReviewBy("ben")
        .corrected("bag")
        .accepted(AcceptedBy.REVIEW);

    ExportRow row = export(DataRowState.ACCEPTED).get(0);
    assertThat(row.key()).isEqualTo("sku-r1");
    assertThat(row.annotations()).isEqualTo(Story.saying("bag"));
    assertThat(row.acceptedBy()).isEqualTo(Acceptance.REVIEW);
    assertThat(row.acceptedAt()).isEqualTo(story.now());
    assertThat(row.confidence()).isEqualTo(0.7);
    assertThat(row.model()).isEqualTo(Story.MODEL);
    assertThat(row.labels()).isEqualTo(story.row("r1").row().labels());
    assertThat(row.reviews())
        .extracting(ExportRow.ExportReview::stage, ExportRow.ExportReview::outcome)
        .containsExactly(org.assertj.core.api.Assertions.tuple("review", ReviewOutcome.CORRECTED));
    assertThat(row.rounds()).isEqualTo(1);
    assertThat(row.version()).isEqualTo(6);
  }

  @Test
  void aLabelThatNobodyReviewedIsFinalByItself() {
    story.row("r1").labelledBy("ada", "bag").accepted(AcceptedBy.REVIEW);
    story.row("r2").proposed("coat", 0.99).routed(Route.ACCEPT, Route.Reason.CONFIDENT);
    story.row("r2").accepted(AcceptedBy.MODEL);

    assertThat(export(DataRowState.ACCEPTED))
        .extracting(ExportRow::acceptedBy)
        .containsExactly(Acceptance.LABEL, Acceptance.MODEL);
    assertThat(rows(DataRowFilter.ALL.facts(List.of(RowFacts.acceptedBy(Acceptance.LABEL)))))
        .containsExactly("r1");
    assertThat(rows(DataRowFilter.ALL.facts(List.of(RowFacts.acceptedBy(Acceptance.REVIEW)))))
        .isEmpty();
  }

  @Test
  void exportsEveryRowOnceOverManyPages() {
    IntStream.range(0, 1_203).forEach(i -> story.row("r%04d".formatted(i)));
    story.row("r0007").labelledBy("ada", "bag").accepted(AcceptedBy.REVIEW);

    assertThat(export(null))
        .extracting(row -> row.dataRow().value())
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize(1_203);
    assertThat(export(DataRowState.ACCEPTED)).hasSize(1);
  }

  private List<ExportRow> export(@Nullable DataRowState state) {
    List<ExportRow> exported = new ArrayList<>();
    views().ask(new ExportRows(Story.PROJECT, DataRowFilter.ALL.state(state), true, exported::add));
    return exported;
  }

  @Test
  void figuresAreAsOfNowWhereNothingIsMissing() {
    story.row("r1");
    Instant later = story.now().plus(Duration.ofMinutes(4));
    Projected projected = Projected.of(story);
    BatchOf question = new BatchOf(Story.BATCH);
    assertThat(projected.viewsAt(later).ask(question).orElseThrow().asOf()).isEqualTo(later);

    Instant last = story.now();
    story.row("r2");
    assertThat(projected.viewsAt(later).ask(question).orElseThrow().asOf())
        .as("r2 is missing, which came after")
        .isEqualTo(last);
  }

  @Test
  void beforeTheFirstEventEverythingIsEmpty() throws InterruptedException {
    Views nothing = Projected.nothingOf(story).views();

    assertThat(nothing.ask(new BatchesOf(Story.PROJECT, false, new PageRequest(null, 10))))
        .isEqualTo(new Page<>(List.of(), null, null, 0));
    assertThat(nothing.ask(new SlaOfAll()).open()).isEmpty();
    assertThat(nothing.ask(new ModelsOf(Story.PROJECT)).items()).isEmpty();
    assertThat(nothing.ask(new Reached(1, Duration.ofMillis(30)))).isFalse();
    assertThat(nothing.ask(new Reached(0, Duration.ZERO))).isTrue();
    assertThat(requireNonNull(nothing.ask(new CurrentFreshness())).asOf()).isNull();
  }
}
