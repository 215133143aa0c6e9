package io.countersign.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.View;
import io.countersign.projections.store.ViewCollection;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadModelsTest {
  private static final ReadModel ROWS = model("row", 1);
  private static final ReadModel TASKS = model("task", 1);

  private static ReadModel model(String name, int revision) {
    return new ReadModel(new ViewCollection(name), revision, generation -> new View() {});
  }

  private static String form(ReadModel... models) {
    return ReadModels.schema(List.of(models)).form();
  }

  @Test
  void theFormChangesWithAnyRevision() {
    assertThat(form(ROWS, model("task", 2))).isNotEqualTo(form(ROWS, TASKS));
  }

  @Test
  void theFormChangesWithAReadModelMoreOrLess() {
    assertThat(form(ROWS)).isNotEqualTo(form(ROWS, TASKS));
  }

  @Test
  void theFormChangesWithAnIndex() {
    ViewCollection indexed = new ViewCollection("row", List.of(List.of("project")));
    assertThat(form(new ReadModel(indexed, 1, ROWS.view()))).isNotEqualTo(form(ROWS));
  }

  @Test
  void theOrderOfTheListMeansNothing() {
    assertThat(form(TASKS, ROWS)).isEqualTo(form(ROWS, TASKS));
  }

  @Test
  void noTwoReadModelsShareAName() {
    assertThat(ReadModels.ALL).extracting(ReadModel::name).doesNotHaveDuplicates();
  }
}
