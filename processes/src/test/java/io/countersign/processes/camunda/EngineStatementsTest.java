package io.countersign.processes.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.TestPostgres;
import io.countersign.processes.flow.FlowFiles;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.batch.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What the engine can do and is not asked for here is there all the same. */
class EngineStatementsTest {
  private static final int AT_ONCE = 8;

  private final HikariDataSource database = TestPostgres.freshDatabase();
  private final CamundaEngine started =
      CamundaEngine.start(
          database, new JdbcTransactionManager(database), FlowFiles.shipped(), Map.of());
  private final EngineInside inside = new EngineInside();

  @AfterEach
  void close() {
    started.close();
    database.close();
  }

  @Test
  void theRestIsReadWhenItIsAskedForAlsoBySeveralAtOnce() throws Exception {
    assertThat(inside.hasReadAllStatements()).isFalse();

    Callable<List<Batch>> asking =
        () -> inside.engine.getManagementService().createBatchQuery().list();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<List<Batch>>> asked = threads.invokeAll(Collections.nCopies(AT_ONCE, asking));
      for (Future<List<Batch>> one : asked) {
        assertThat(one.get()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(inside.hasReadAllStatements()).isTrue();
    assertThat(inside.engine.getTaskService().createTaskQuery().list()).isEmpty();
  }

  @Test
  void whatThereIsNotIsSaid() {
    assertThatThrownBy(() -> inside.statements().getMappedStatement("selectNothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("selectNothing");
  }
}
