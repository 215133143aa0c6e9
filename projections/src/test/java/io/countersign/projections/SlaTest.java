package io.countersign.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.sla.Sla;
import io.countersign.projections.sla.Sla.Breaches;
import io.countersign.projections.sla.Sla.StageWork;
import io.countersign.projections.sla.SlaOf;
import io.countersign.projections.sla.SlaOfAll;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlaTest {
  private static final ProjectId OTHER = new ProjectId("p2");
  private static final BatchId OTHER_BATCH = new BatchId("b2");

  private final Story story = Story.begun();

  private Sla sla() {
    return Projected.views(story).ask(new SlaOf(Story.PROJECT));
  }

  @Test
  void countsOpenWorkByStageAndByHowItStands() {
    story.row("r1").opened(TaskKind.LABEL, "label");
    story.row("r2").opened(TaskKind.LABEL, "label").atRisk();
    story.row("r3").opened(TaskKind.LABEL, "label").atRisk().breached();
    story.row("r4").labelledBy("ada", "bag").opened(TaskKind.REVIEW, "review");

    assertThat(sla().open())
        .containsExactly(
            new StageWork("label", 1, 1, 1, Story.START),
            new StageWork("review", 1, 0, 0, Story.START.plus(Duration.ofMinutes(10))));
  }

  @Test
  void theOldestIsOfTheOldestHourWithOpenWork() {
    story.row("r1").opened(TaskKind.LABEL, "label");
    Instant later = story.pass(Duration.ofHours(2)).now();
    story.row("r2").opened(TaskKind.LABEL, "label");
    assertThat(sla().open()).extracting(StageWork::oldest).containsExactly(Story.START);

    story.row("r1").claimed("ada").submitted("bag");
    assertThat(sla().open()).extracting(StageWork::oldest).containsExactly(later);
  }

  @Test
  void aStageWithoutOpenWorkIsLeftOut() {
    story.row("r1").labelledBy("ada", "bag");

    assertThat(sla().open()).isEmpty();
  }

  @Test
  void countsBreachesByDay() {
    story.row("r1").opened(TaskKind.LABEL, "label").breached();
    story.pass(Duration.ofDays(1));
    story.row("r2").opened(TaskKind.LABEL, "label").breached();
    story.row("r3").opened(TaskKind.REVIEW, "review").breached();

    assertThat(sla().breaches())
        .containsExactly(
            new Breaches(LocalDate.parse("2026-03-02"), 1, Map.of("label", 1L)),
            new Breaches(LocalDate.parse("2026-03-03"), 2, Map.of("label", 1L, "review", 1L)));
  }

  @Test
  void tellsWhenOpenBatchesWillBeDone() {
    Instant due = story.now().plus(Duration.ofHours(2));
    story.rescheduled(Story.BATCH, 80, due);
    for (int done = 0; done < 40; done++) {
      story.row("done" + done).labelledBy("ada", "bag").accepted(AcceptedBy.REVIEW);
      story.pass(Duration.ofMinutes(10));
    }
    story.row("open");

    Sla.BatchRisk batch = sla().batches().get(0);
    assertThat(batch.id()).isEqualTo(Story.BATCH);
    assertThat(batch.priority()).isEqualTo(80);
    assertThat(batch.dueAt()).isEqualTo(due);
    assertThat(batch.open()).isEqualTo(1);
    assertThat(batch.forecast().enough()).isTrue();
    assertThat(batch.forecast().p50())
        .isBetween(story.now(), story.now().plus(Duration.ofHours(1)));
    assertThat(batch.forecast().breachProbability()).isEqualTo(1.0);
  }

  @Test
  void aFinishedBatchIsNoRisk() {
    story.row("r1").labelledBy("ada", "bag").accepted(AcceptedBy.REVIEW);

    assertThat(sla().batches()).isEmpty();
  }

  @Test
  void sumsUpAllProjects() {
    story.project(OTHER, "Other").batch(OTHER, OTHER_BATCH, 50, null);
    story.row(OTHER, OTHER_BATCH, "r1").opened(TaskKind.LABEL, "label").breached();
    story.pass(Duration.ofHours(3));
    story.row("r2").opened(TaskKind.LABEL, "label");

    Sla all = Projected.views(story).ask(new SlaOfAll());
    assertThat(all.project()).isNull();
    assertThat(all.open()).containsExactly(new StageWork("label", 1, 0, 1, Story.START));
    assertThat(all.breaches()).extracting(Breaches::count).containsExactly(1L);
    assertThat(all.batches())
        .extracting(Sla.BatchRisk::id)
        .containsExactlyInAnyOrder(Story.BATCH, OTHER_BATCH);
    assertThat(sla().open()).containsExactly(new StageWork("label", 1, 0, 0, story.now()));
  }
}
