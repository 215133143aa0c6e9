package io.countersign.bench.flow.life;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flowable.common.engine.api.variable.VariableContainer;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.delegate.TaskListener;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.job.api.AcquiredExternalWorkerJob;
import org.flowable.job.api.Job;
import org.flowable.task.api.Task;

/**
 * Flowable on the same diagram in its own spelling. The decision table is a step that knows its
 * answer, in favour of Flowable, whose decision engine would cost more.
 */
final class FlowableLives extends EngineLives<AcquiredExternalWorkerJob> {
  private static final Duration LOCK = Duration.ofMinutes(5);

  private final ProcessEngine engine;

  FlowableLives(DataSource dataSource) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setEngineName("flowable");
    configuration.setDataSource(dataSource);
    configuration.setDatabaseType("postgres");
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.setHistoryLevel(HistoryLevel.FULL);
    configuration.setAsyncExecutorActivate(false);
    configuration.setDisableEventRegistry(true);
    configuration.setBeans(new HashMap<>(beans()));
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addString(FLOW + ".bpmn20.xml", flow())
        .deploy();
  }

  /** The diagram with the names that Flowable has for the same. */
  private static String flow() {
    return diagram()
        .replace("xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\"", "")
        .replace(
            "<bpmn:definitions ", "<bpmn:definitions xmlns:flowable=\"http://flowable.org/bpmn\" ")
        .replaceAll(" camunda:(historyTimeToLive|versionTag)=\"\\d+\"", "")
        .replaceAll("(?s)<camunda:properties>.*?</camunda:properties>", "")
        .replace("camunda:type=\"external\"", "flowable:type=\"external-worker\"")
        .replaceAll(
            "(?s)<bpmn:businessRuleTask (id=\"[^\"]+\" name=\"[^\"]+\")[^>]*>\\s*"
                + "<bpmn:extensionElements>.*?</bpmn:extensionElements>",
            "<bpmn:serviceTask $1 flowable:delegateExpression=\"\\${keepDecision}\">")
        .replace("</bpmn:businessRuleTask>", "</bpmn:serviceTask>")
        .replace("camunda:", "flowable:");
  }

  private static Map<Object, Object> beans() {
    JavaDelegate nothing = execution -> {};
    return Map.of(
        "row",
        new RowVariables((scope, name) -> ((VariableContainer) scope).getVariable(name)),
        "openTask",
        (TaskListener) task -> {},
        "keepDecision",
        (JavaDelegate)
            execution ->
                execution.setTransientVariable(
                    "route",
                    (double) execution.getVariable("confidence") >= 0.95 ? "ACCEPT" : "REVIEW"),
        "routeDataRow",
        nothing,
        "routeToLabel",
        nothing,
        "acceptLabel",
        nothing,
        "escalateTask",
        nothing);
  }

  @Override
  void start(String key, Map<String, Object> row) {
    engine.getRuntimeService().startProcessInstanceByKey(FLOW, key, row);
  }

  @Override
  List<AcquiredExternalWorkerJob> takePreLabels() {
    return engine
        .getManagementService()
        .createExternalWorkerJobAcquireBuilder()
        .topic(TOPIC, LOCK)
        .acquireAndLock(CHUNK, WORKER);
  }

  /** The completion leaves a job behind, which its executor would run: here whoever completes. */
  @Override
  void complete(AcquiredExternalWorkerJob preLabel, Map<String, Object> said) {
    engine
        .getManagementService()
        .createExternalWorkerCompletionBuilder(preLabel.getId(), WORKER)
        .variables(said)
        .complete();
    Job left =
        engine
            .getManagementService()
            .createJobQuery()
            .processInstanceId(preLabel.getProcessInstanceId())
            .singleResult();
    engine.getManagementService().executeJob(left.getId());
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
