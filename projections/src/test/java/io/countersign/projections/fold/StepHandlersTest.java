package io.countersign.projections.fold;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.datarow.DataRowEvent.TaskClaimed;
import org.junit.jupiter.api.Test;

class StepHandlersTest {

  @Test
  void refusesAListInWhichAKindIsMissing() {
    assertThatThrownBy(() -> new StepHandlers().ignore(TaskClaimed.class).complete())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Expected a handler for");
  }

  @Test
  void refusesTwoHandlersForAKind() {
    assertThatThrownBy(
            () ->
                new StepHandlers()
                    .ignore(TaskClaimed.class)
                    .on(TaskClaimed.class, (event, step) -> {}))
        .isInstanceOf(IllegalStateException.class);
  }
}
