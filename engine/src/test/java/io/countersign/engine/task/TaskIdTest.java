package io.countersign.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIdTest {
  @Test
  void readsWhatItWrites() {
    TaskId task = new TaskId(new DataRowId("r.1"), 12);
    assertThat(task).hasToString("r.1.12");
    assertThat(TaskId.parse("r.1.12")).isEqualTo(task);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "r1", ".1", "r1.", "r1.0", "r1.01", "r1.+1", "r1.-1", "r1.9999999999"})
  void refusesWhatItWouldNotWrite(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> TaskId.parse(text));
  }
}
