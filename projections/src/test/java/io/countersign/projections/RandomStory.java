package io.countersign.projections;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.LookReason;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.project.ProjectId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Rows of two projects on their way, with every kind of row event at some time. */
final class RandomStory {
  private static final List<String> PEOPLE = List.of("ada", "ben", "lea");
  private static final List<String> CATEGORIES = List.of("bag", "coat", "T-shirt/top", "4.5 $");
  private static final ProjectId OTHER = new ProjectId("p/2");
  private static final BatchId OTHER_BATCH = new BatchId("b2");

  private final Random random;
  private final Story story = Story.begun();

  private RandomStory(Random random) {
    this.random = random;
  }

  /** A story of at least so many steps. */
  static Story of(int steps, Random random) {
    RandomStory telling = new RandomStory(random);
    telling.story.project(OTHER, "Other").batch(OTHER, OTHER_BATCH, 70, Story.START);
    telling.story.modelRun(Story.RUN, 10);
    for (int i = 0; i < steps; i++) {
      telling.story.pass(Duration.ofSeconds(random.nextInt(1_200)));
      telling.step(i);
    }
    return telling.story;
  }

  private void step(int number) {
    List<RowStory> rows = story.rows();
    if (rows.isEmpty() || random.nextInt(12) == 0) {
      register("r%04d".formatted(number));
    } else if (random.nextInt(40) == 0) {
      aboutBatch();
    } else {
      step(any(rows));
    }
  }

  private void register(String id) {
    if (random.nextBoolean()) {
      story.row(id);
    } else {
      story.row(OTHER, OTHER_BATCH, id);
    }
  }

  private void aboutBatch() {
    if (random.nextBoolean()) {
      story.rescheduled(Story.BATCH, random.nextInt(100), story.now());
    } else {
      story.imported(Story.BATCH, 10, 7, 2, 1);
    }
  }

  private void step(RowStory story) {
    DataRowFold row = story.row();
    if (row.state() == DataRowState.WITHDRAWN) {
      story.restored();
    } else if (random.nextInt(40) == 0) {
      story.withdrawn();
    } else if (row.justReopened() && random.nextInt(3) == 0) {
      story.reopeningUndone();
    } else if (!row.openTasks().isEmpty()) {
      work(story, row.openTasks().get(0));
    } else if (row.state().finished()) {
      lookAgain(story, row);
    } else {
      goOn(story, row);
    }
  }

  /** What becomes of a finished row. */
  private void lookAgain(RowStory story, DataRowFold row) {
    if (random.nextBoolean()) {
      story.reopened();
    } else if (row.reopeningAsked().isPresent()) {
      story.reopeningDeclined(any(PEOPLE));
    } else {
      story.reopeningAsked(any(PEOPLE));
    }
  }

  /** What the flow does between tasks. */
  private void goOn(RowStory story, DataRowFold row) {
    switch (random.nextInt(row.label().isPresent() ? 6 : 4)) {
      case 0 -> story.proposed(any(CATEGORIES), random.nextDouble());
      case 1 -> story.failed();
      case 2 -> label(story);
      case 3 -> routeOrAsk(story, row);
      case 4 ->
          story.opened(
              any(List.of(TaskKind.REVIEW, TaskKind.REWORK, TaskKind.ADJUDICATE)), "review");
      default -> story.accepted(row.labeller().isEmpty() ? AcceptedBy.MODEL : AcceptedBy.REVIEW);
    }
  }

  private void label(RowStory story) {
    if (random.nextBoolean()) {
      story.opened(TaskKind.LABEL, "label");
    } else {
      Map<String, List<Annotation>> labels = new TreeMap<>();
      PEOPLE
          .subList(random.nextInt(2), 3)
          .forEach(person -> labels.put(person, Story.saying(any(CATEGORIES))));
      story.independently(labels);
    }
  }

  private void routeOrAsk(RowStory story, DataRowFold row) {
    if (random.nextBoolean()) {
      boolean canBeShown = !row.labels().isEmpty() && random.nextBoolean();
      story.lookAsked(
          canBeShown ? TaskKind.REVIEW : TaskKind.LABEL, any(List.of(LookReason.values())));
    } else if (row.preLabel().isPresent()) {
      story.routed(any(List.of(Route.values())), any(List.of(Route.Reason.values())));
    }
  }

  private void work(RowStory story, Task task) {
    switch (random.nextInt(8)) {
      case 0 -> story.atRisk();
      case 1 -> story.breached();
      case 2 -> story.escalated();
      case 3 -> withdraw(story, task);
      default -> {
        if (task.state() == TaskState.OPEN) {
          story.claimed(any(PEOPLE));
        } else {
          decide(story, task);
        }
      }
    }
  }

  private void withdraw(RowStory story, Task task) {
    if (task.state() == TaskState.OPEN) {
      story.requested();
    } else if (random.nextBoolean()) {
      story.released();
    } else {
      story.expired();
    }
  }

  private void decide(RowStory story, Task task) {
    if (random.nextInt(15) == 0) {
      if (random.nextBoolean()) {
        story.skipProposed();
      } else {
        story.skipped();
      }
      return;
    }
    switch (task.kind()) {
      case LABEL, REWORK -> story.submitted(any(CATEGORIES));
      case ADJUDICATE -> story.adjudicated(any(CATEGORIES));
      case REVIEW -> {
        switch (random.nextInt(3)) {
          case 0 -> story.approved();
          case 1 -> story.corrected(any(CATEGORIES));
          default -> story.rejected();
        }
      }
    }
  }

  private <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
