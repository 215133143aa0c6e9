package io.countersign.bench.flow;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;

/**
 * The process engine's own way to hand out work: ask for the next open task, then claim it. Only
 * the benchmark of the work queue uses it, to compare.
 */
public final class EngineClaims implements AutoCloseable {
  private final ProcessEngine engine;

  private EngineClaims(ProcessEngine engine) {
    this.engine = engine;
  }

  /** A second engine on the same tables, with its own transactions. */
  public static EngineClaims on(DataSource dataSource) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(dataSource);
    configuration.setProcessEngineName("countersign-bench");
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
    configuration.setHistory(ProcessEngineConfiguration.HISTORY_NONE);
    // As ours: the other reader of expressions is not among the libraries, and nothing here needs
    // it.
    configuration.setDmnFeelEnableLegacyBehavior(true);
    configuration.setDbHistoryUsed(false);
    configuration.setDbIdentityUsed(false);
    configuration.setCmmnEnabled(false);
    configuration.setJobExecutorActivate(false);
    configuration.setMetricsEnabled(false);
    configuration.setTaskMetricsEnabled(false);
    configuration.setDbMetricsReporterActivate(false);
    configuration.setEnableCmdExceptionLogging(false);
    return new EngineClaims(configuration.buildProcessEngine());
  }

  /** Empty if somebody else was faster. */
  public Optional<String> claimNext(String person) {
    List<Task> next =
        engine
            .getTaskService()
            .createTaskQuery()
            .taskUnassigned()
            .taskDefinitionKey("label-data-row")
            .orderByTaskPriority()
            .desc()
            .orderByTaskCreateTime()
            .asc()
            .listPage(0, 1);
    if (next.isEmpty()) {
      return Optional.empty();
    }
    String task = next.get(0).getId();
    try {
      engine.getTaskService().claim(task, person);
      return Optional.of(task);
    } catch (TaskAlreadyClaimedException | OptimisticLockingException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
