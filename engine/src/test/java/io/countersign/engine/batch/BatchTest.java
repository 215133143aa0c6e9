package io.countersign.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.batch.BatchEvent.BatchCreated;
import io.countersign.engine.batch.BatchEvent.BatchImportFinished;
import io.countersign.engine.batch.BatchEvent.BatchRescheduled;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
  private static final BatchId ID = new BatchId("b1");
  private static final ProjectId PROJECT = new ProjectId("p1");
  private static final Instant DUE = Instant.parse("2026-03-02T10:00:00Z");
  private static final BatchCreated CREATED = new BatchCreated(ID, PROJECT, "spring", 50, DUE);

  private final AggregateTestFixture<Batch> fixture = new AggregateTestFixture<>(Batch.class);

  @Test
  void createsABatch() {
    fixture
        .givenNoPriorActivity()
        .when(new CreateBatch(ID, PROJECT, "spring", 50, DUE))
        .expectEvents(CREATED);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 101})
  void refusesAPriorityOutOfRange(int priority) {
    refused(
        fixture.givenNoPriorActivity().when(new CreateBatch(ID, PROJECT, "spring", priority, null)),
        "priority");
    refused(fixture.given(CREATED).when(new RescheduleBatch(ID, priority, null)), "priority");
  }

  @Test
  void refusesABlankNameAndALongOne() {
    refused(create(" "), "name");
    refused(create("x".repeat(201)), "name");
  }

  @Test
  void reschedulesABatch() {
    fixture
        .given(CREATED)
        .when(new RescheduleBatch(ID, 90, null))
        .expectEvents(new BatchRescheduled(ID, 90, null));
  }

  @Test
  void theSameScheduleChangesNothing() {
    fixture
        .given(CREATED, new BatchRescheduled(ID, 90, null))
        .when(new RescheduleBatch(ID, 90, null))
        .expectNoEvents();
  }

  @Test
  void notesWhatAnImportCameTo() {
    fixture
        .given(CREATED)
        .when(new FinishImport(ID, 10, 7, 2, 1))
        .expectEvents(new BatchImportFinished(ID, 10, 7, 2, 1));
  }

  private ResultValidator<Batch> create(String name) {
    return fixture.givenNoPriorActivity().when(new CreateBatch(ID, PROJECT, name, 50, null));
  }

  private static void refused(ResultValidator<Batch> result, String path) {
    result
        .expectNoEvents()
        .expectException(
            Matchers.<CommandRefused>predicate(
                refused -> {
                  assertThat(refused.refusal()).isEqualTo(Refusal.INPUT_INVALID);
                  assertThat(refused.errors()).extracting(FieldError::path).containsExactly(path);
                  return true;
                }));
  }
}
