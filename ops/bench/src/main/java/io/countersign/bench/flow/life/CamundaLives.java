package io.countersign.bench.flow.life;

import static org.camunda.bpm.engine.variable.Variables.booleanValue;
import static org.camunda.bpm.engine.variable.Variables.doubleValue;
import static org.camunda.bpm.engine.variable.Variables.stringValue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;

/**
 * The process engine alone, on the same diagram and decision table: what a row is and what was said
 * of it are process variables, and the full history is its record. A call a step, as its guide has
 * it; nobody gets in anybody's way, as every person is told which tasks are theirs.
 */
final class CamundaLives implements Lives {
  private static final String FLOW = "two-stage-review";
  private static final String DECISION_FILE = "processes/route-pre-label.dmn";
  private static final String TOPIC = "pre-label";
  private static final String WORKER = "bench";
  private static final long LOCK_MILLIS = 300_000;

  private final ProcessEngine engine;
  private int registered;

  CamundaLives(DataSource dataSource) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName("bare");
    configuration.setDataSource(dataSource);
    configuration.setDatabaseType("postgres");
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
    configuration.setJobExecutorActivate(false);
    configuration.setMetricsEnabled(false);
    configuration.setTaskMetricsEnabled(false);
    configuration.setDbMetricsReporterActivate(false);
    configuration.setBeans(new HashMap<>(beans()));
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource("processes/" + FLOW + ".bpmn")
        .addClasspathResource(DECISION_FILE)
        .deploy();
  }

  private static Map<Object, Object> beans() {
    return Map.of(
        "row",
        new RowVariables(),
        "openTask",
        (TaskListener) task -> {},
        "weighPreLabel",
        (ExecutionListener) CamundaLives::weigh,
        "keepRoute",
        (ExecutionListener) CamundaLives::keepRoute,
        "routeDataRow",
        (JavaDelegate) execution -> {},
        "routeToLabel",
        (JavaDelegate) execution -> {},
        "acceptLabel",
        (JavaDelegate) execution -> {},
        "escalateTask",
        (JavaDelegate) execution -> {});
  }

  /** What the decision table asks for and nobody else; none of it is stored. */
  private static void weigh(DelegateExecution execution) {
    execution.setVariable("preLabelClass", stringValue("even", true));
    execution.setVariable("benchmark", booleanValue(false, true));
    execution.setVariable("suggestFrom", doubleValue(0.5, true));
    execution.setVariable("acceptFrom", doubleValue(0.95, true));
    execution.setVariable("auditDrawn", booleanValue(false, true));
  }

  private static void keepRoute(DelegateExecution execution) {
    var result = (DmnDecisionResult) execution.getVariable("decisionResult");
    execution.setVariable("route", stringValue(result.getSingleResult().getEntry("route"), true));
  }

  /** What the gateways ask, answered from the process variables. */
  public static final class RowVariables {
    RowVariables() {}

    public boolean awaitsPreLabel(DelegateExecution execution) {
      return !execution.hasVariable("label");
    }

    public boolean hasPreLabel(DelegateExecution execution) {
      return execution.hasVariable("label");
    }

    public String route(DelegateExecution execution) {
      return (String) execution.getVariable("route");
    }

    public boolean rejected(DelegateExecution execution) {
      return "REJECTED".equals(execution.getVariable("outcome"));
    }

    public boolean drawn(DelegateExecution execution, int reviewStage) {
      return true;
    }
  }

  @Override
  public void live(int rows, double confidence) throws InterruptedException {
    Lives.share(
        IntStream.range(registered, registered + rows).boxed().toList(), (row, by) -> start(row));
    registered += rows;
    preLabel(confidence);
    if (confidence == UNSURE) {
      review("review-label");
      review("review-label-again");
    }
    long left = engine.getRuntimeService().createProcessInstanceQuery().count();
    if (left > 0) {
      throw new IllegalStateException("Expected every row accepted, but %d wait".formatted(left));
    }
  }

  private void start(int number) {
    engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            FLOW,
            "bench-%08d".formatted(number),
            Map.of(
                "batch",
                "bench-batch",
                "content",
                "%064x".formatted(number),
                "mediaType",
                "text/plain",
                "policyVersion",
                1));
  }

  private void preLabel(double confidence) throws InterruptedException {
    List<LockedExternalTask> tasks = fetch();
    while (!tasks.isEmpty()) {
      Lives.share(tasks, (task, by) -> complete(task, confidence));
      tasks = fetch();
    }
  }

  private List<LockedExternalTask> fetch() {
    return engine
        .getExternalTaskService()
        .fetchAndLock(CHUNK, WORKER)
        .topic(TOPIC, LOCK_MILLIS)
        .execute();
  }

  private void complete(LockedExternalTask task, double confidence) {
    engine
        .getExternalTaskService()
        .complete(
            task.getId(),
            WORKER,
            Map.of("label", LABEL, "confidence", confidence, "model", "bench:1"));
  }

  private void review(String place) throws InterruptedException {
    List<Task> tasks =
        engine.getTaskService().createTaskQuery().taskDefinitionKey(place).taskUnassigned().list();
    Lives.share(
        tasks,
        (task, person) -> {
          engine.getTaskService().claim(task.getId(), person);
          engine.getTaskService().complete(task.getId(), Map.of("outcome", "APPROVED"));
        });
  }

  @Override
  public void close() {
    engine.close();
  }
}
