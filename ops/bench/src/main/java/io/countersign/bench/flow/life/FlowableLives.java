package io.countersign.bench.flow.life;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.engine.delegate.DelegateExecution;
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
final class FlowableLives implements Lives {
  private static final String FLOW = "two-stage-review";
  private static final String TOPIC = "pre-label";
  private static final String WORKER = "bench";
  private static final Duration LOCK = Duration.ofMinutes(5);

  private final ProcessEngine engine;
  private int registered;

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
    try (InputStream file =
        FlowableLives.class.getResourceAsStream("/processes/" + FLOW + ".bpmn")) {
      return new String(requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .replace("xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\"", "")
          .replace(
              "<bpmn:definitions ",
              "<bpmn:definitions xmlns:flowable=\"http://flowable.org/bpmn\" ")
          .replaceAll(" camunda:historyTimeToLive=\"\\d+\"", "")
          .replace("camunda:type=\"external\"", "flowable:type=\"external-worker\"")
          .replaceAll(
              "(?s)<bpmn:businessRuleTask (id=\"[^\"]+\" name=\"[^\"]+\")[^>]*>\\s*"
                  + "<bpmn:extensionElements>.*?</bpmn:extensionElements>",
              "<bpmn:serviceTask $1 flowable:delegateExpression=\"\\${keepRoute}\">")
          .replace("</bpmn:businessRuleTask>", "</bpmn:serviceTask>")
          .replace("camunda:", "flowable:");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Object, Object> beans() {
    JavaDelegate nothing = execution -> {};
    return Map.of(
        "row",
        new RowVariables(),
        "openTask",
        (TaskListener) task -> {},
        "keepRoute",
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
    List<AcquiredExternalWorkerJob> jobs = fetch();
    while (!jobs.isEmpty()) {
      Lives.share(jobs, (job, by) -> complete(job, confidence));
      jobs = fetch();
    }
  }

  private List<AcquiredExternalWorkerJob> fetch() {
    return engine
        .getManagementService()
        .createExternalWorkerJobAcquireBuilder()
        .topic(TOPIC, LOCK)
        .acquireAndLock(CHUNK, WORKER);
  }

  /** The completion leaves a job behind, which its executor would run: here whoever completes. */
  private void complete(AcquiredExternalWorkerJob job, double confidence) {
    engine
        .getManagementService()
        .createExternalWorkerCompletionBuilder(job.getId(), WORKER)
        .variables(Map.of("label", LABEL, "confidence", confidence, "model", "bench:1"))
        .complete();
    Job left =
        engine
            .getManagementService()
            .createJobQuery()
            .processInstanceId(job.getProcessInstanceId())
            .singleResult();
    engine.getManagementService().executeJob(left.getId());
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
