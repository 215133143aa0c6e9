package io.countersign.engine.datarow;

import static io.countersign.engine.datarow.Samples.ADA;
import static io.countersign.engine.datarow.Samples.NOW;
import static io.countersign.engine.datarow.Samples.ROW;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.LabelAdjudicated;
import io.countersign.engine.datarow.DataRowEvent.LabelApproved;
import io.countersign.engine.datarow.DataRowEvent.LabelCorrected;
import io.countersign.engine.datarow.DataRowEvent.LabelRejected;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.datarow.DataRowEvent.TaskReleased;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.project.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DataRowFoldTest {
  private static final int COMMANDS = 250;

  @Test
  void everyEventOfARowHasAHandler() {
    assertThat(DataRowFold.kinds())
        .containsExactlyInAnyOrder(DataRowEvent.class.getPermittedSubclasses());
  }

  @Property(tries = 60, seed = "20261101")
  void everyPrefixOfAValidHistoryFolds(@ForAll long seed) {
    DataRowFold row = new DataRowFold();
    List<? extends DomainEventMessage<?>> history = history(seed);
    for (DomainEventMessage<?> message : history) {
      row.apply((DataRowEvent) message.getPayload(), message.getTimestamp());
      assertThat(row.version()).isEqualTo(message.getSequenceNumber());
      requireConsistent(row);
    }
    assertThat(row.version()).isEqualTo(history.size() - 1L);
  }

  private static void requireConsistent(DataRowFold row) {
    List<Task> open = row.openTasks();
    assertThat(open.size() <= 1 || open.stream().allMatch(Task::independent)).isTrue();
    assertThat(open.stream().map(Task::assignee).filter(Objects::nonNull)).doesNotHaveDuplicates();
    if (row.state().finished()) {
      assertThat(open).isEmpty();
      assertThat(row.finishedAt()).isPresent();
    }
    open.forEach(DataRowFoldTest::requireConsistent);
  }

  private static void requireConsistent(Task task) {
    boolean claimed = task.state() == TaskState.CLAIMED;
    assertThat(task.assignee() != null).isEqualTo(claimed);
    assertThat(task.claimExpiresAt() != null).isEqualTo(claimed);
  }

  @Property(tries = 60, seed = "20261101")
  void noTaskIsDecidedTwice(@ForAll long seed) {
    Set<TaskId> decided = new HashSet<>();
    for (DomainEventMessage<?> message : history(seed)) {
      taskDecidedBy(message.getPayload()).ifPresent(task -> assertThat(decided.add(task)).isTrue());
    }
  }

  private static Optional<TaskId> taskDecidedBy(Object event) {
    if (event instanceof LabelSubmitted submitted) {
      return Optional.of(submitted.taskId());
    } else if (event instanceof LabelAdjudicated adjudicated) {
      return Optional.of(adjudicated.taskId());
    }
    return event instanceof LabelApproved approved
        ? Optional.of(approved.taskId())
        : event instanceof LabelRejected rejected
            ? Optional.of(rejected.taskId())
            : event instanceof LabelCorrected corrected
                ? Optional.of(corrected.taskId())
                : Optional.empty();
  }

  @Property(tries = 60, seed = "20261101")
  void nobodyReviewsTheirOwnLabel(@ForAll long seed) {
    DataRowFold row = new DataRowFold();
    for (DomainEventMessage<?> message : history(seed)) {
      DataRowEvent event = (DataRowEvent) message.getPayload();
      UserId author = row.label().map(Label::author).orElse(null);
      UserId reviewer = reviewerOf(event);
      assertThat(reviewer != null && reviewer.equals(author)).isFalse();
      row.apply(event, message.getTimestamp());
    }
  }

  private static @Nullable UserId reviewerOf(DataRowEvent event) {
    if (event instanceof LabelApproved approved) {
      return approved.reviewer();
    } else if (event instanceof LabelCorrected corrected) {
      return corrected.reviewer();
    } else if (event instanceof LabelRejected rejected) {
      return rejected.reviewer();
    }
    return event instanceof LabelAdjudicated adjudicated ? adjudicated.adjudicator() : null;
  }

  @Property(tries = 60, seed = "20261101")
  void whatIsAcceptedIsTheLabelThatStood(@ForAll long seed) {
    DataRowFold row = new DataRowFold();
    for (DomainEventMessage<?> message : history(seed)) {
      DataRowEvent event = (DataRowEvent) message.getPayload();
      if (event instanceof DataRowAccepted accepted) {
        requireSaid(accepted, row);
      }
      row.apply(event, message.getTimestamp());
      if (event instanceof DataRowAccepted accepted) {
        assertThat(row.annotations()).isEqualTo(accepted.annotations());
        assertThat(row.labelRejected()).isFalse();
      }
    }
  }

  /** Where it is the surest that is accepted, it may be another than the one that stood. */
  private static void requireSaid(DataRowAccepted accepted, DataRowFold before) {
    assertThat(accepted.annotations()).isNotEmpty();
    if (accepted.sureness() == null) {
      assertThat(accepted.annotations()).isEqualTo(before.annotations());
      assertThat(before.labelRejected()).isFalse();
    } else {
      assertThat(before.labels()).extracting(Label::annotations).contains(accepted.annotations());
    }
  }

  @Test
  void randomHistoriesComeAcrossEveryKindOfEvent() {
    Class<?>[] kinds = DataRowEvent.class.getPermittedSubclasses();
    Set<Class<?>> seen = new HashSet<>();
    for (long seed = 0; seed < 300 && seen.size() < kinds.length; seed++) {
      history(seed).forEach(message -> seen.add(message.getPayloadType()));
    }
    assertThat(seen).containsExactlyInAnyOrder(kinds);
  }

  @Test
  void aLongHistoryOfClaimsTakesNoRoom() {
    DataRowFold row = History.openAt(TaskKind.LABEL).row();
    DataRowEvent claimed = History.openAt(TaskKind.LABEL).claimed(ADA).events().get(2);
    for (int i = 0; i < 100_000; i++) {
      row.apply(claimed, NOW);
      row.apply(new TaskReleased(ROW, new TaskId(ROW, 1), ADA), NOW);
    }
    assertThat(row.version()).isEqualTo(200_001);
    assertThat(row.tasks()).hasSize(1);
    assertThat(row.labels()).isEmpty();
  }

  private static List<? extends DomainEventMessage<?>> history(long seed) {
    return RandomHistory.after(COMMANDS, new Random(seed)).messages(ROW);
  }
}
