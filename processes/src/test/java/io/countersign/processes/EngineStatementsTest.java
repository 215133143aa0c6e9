package io.countersign.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.batch.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the engine can do and is not asked for here is there all the same. */
class EngineStatementsTest {
  private static final int AT_ONCE = 8;

  private final Workshop.Machinery machinery = new Workshop.Machinery();

  @AfterEach
  void close() {
    machinery.processes.close();
    machinery.database.close();
  }

  @Test
  void theRestIsReadWhenItIsAskedForAlsoBySeveralAtOnce() throws Exception {
    assertThat(machinery.hasReadAllStatements()).isFalse();

    Callable<List<Batch>> asking =
        () -> machinery.engine.getManagementService().createBatchQuery().list();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<List<Batch>>> asked = threads.invokeAll(Collections.nCopies(AT_ONCE, asking));
      for (Future<List<Batch>> one : asked) {
        assertThat(one.get()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(machinery.hasReadAllStatements()).isTrue();
    assertThat(machinery.engine.getTaskService().createTaskQuery().list()).isEmpty();
  }

  @Test
  void whatThereIsNotIsSaid() {
    assertThatThrownBy(() -> machinery.statements().getMappedStatement("selectNothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("selectNothing");
  }
}
