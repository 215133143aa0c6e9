package io.countersign.bench.flow.life;

import static org.camunda.bpm.engine.variable.Variables.booleanValue;
import static org.camunda.bpm.engine.variable.Variables.doubleValue;
import static org.camunda.bpm.engine.variable.Variables.stringValue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;

/** The process engine that is embedded, alone, on the same diagram and decision table. */
final class CamundaLives extends EngineLives<LockedExternalTask> {
  private static final String DECISION_FILE = "processes/route-pre-label.dmn";
  private static final long LOCK_MILLIS = 300_000;

  private final ProcessEngine engine;

  CamundaLives(DataSource dataSource) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName("bare");
    configuration.setDataSource(dataSource);
    configuration.setDatabaseType("postgres");
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
    // As ours: the other reader of expressions is not among the libraries, and nothing here needs
    // it.
    configuration.setDmnFeelEnableLegacyBehavior(true);
    configuration.setJobExecutorActivate(false);
    configuration.setMetricsEnabled(false);
    configuration.setTaskMetricsEnabled(false);
    configuration.setDbMetricsReporterActivate(false);
    configuration.setBeans(new HashMap<>(beans()));
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addString(FLOW + ".bpmn", diagram())
        .addClasspathResource(DECISION_FILE)
        .deploy();
  }

  private static Map<Object, Object> beans() {
    return Map.of(
        "row",
        new RowVariables((scope, name) -> ((VariableScope) scope).getVariable(name)),
        "openTask",
        (TaskListener) task -> {},
        "setDecisionInputs",
        (ExecutionListener) CamundaLives::setDecisionInputs,
        "keepDecision",
        (ExecutionListener) CamundaLives::keepDecision,
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
  private static void setDecisionInputs(DelegateExecution execution) {
    execution.setVariable("preLabelClass", stringValue("even", true));
    execution.setVariable("benchmark", booleanValue(false, true));
    execution.setVariable("suggestFrom", doubleValue(0.5, true));
    execution.setVariable("acceptFrom", doubleValue(0.95, true));
    execution.setVariable("auditDrawn", booleanValue(false, true));
  }

  private static void keepDecision(DelegateExecution execution) {
    var result = (DmnDecisionResult) execution.getVariable("decisionResult");
    execution.setVariable("route", stringValue(result.getSingleResult().getEntry("route"), true));
  }

  @Override
  void start(String key, Map<String, Object> row) {
    engine.getRuntimeService().startProcessInstanceByKey(FLOW, key, row);
  }

  @Override
  List<LockedExternalTask> takePreLabels() {
    return engine
        .getExternalTaskService()
        .fetchAndLock(CHUNK, WORKER)
        .topic(TOPIC, LOCK_MILLIS)
        .execute();
  }

  @Override
  void complete(LockedExternalTask preLabel, Map<String, Object> said) {
    engine.getExternalTaskService().complete(preLabel.getId(), WORKER, said);
  }

  @Override
  List<String> tasksAt(String step) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskDefinitionKey(step)
        .taskUnassigned()
        .list()
        .stream()
        .map(Task::getId)
        .toList();
  }

  @Override
  void decide(String task, String person, Map<String, Object> said) {
    engine.getTaskService().claim(task, person);
    engine.getTaskService().complete(task, said);
  }

  @Override
  long left() {
    return engine.getRuntimeService().createProcessInstanceQuery().count();
  }

  @Override
  public void close() {
    engine.close();
  }
}
