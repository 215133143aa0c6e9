package io.countersign.processes.flow;

import static java.util.Objects.requireNonNull;

import io.countersign.engine.project.Flow;
import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The embedded process engine with the diagrams of this version. It joins the transactions of
 * {@code transactionManager}, keeps no history, runs no jobs and no scripts, and knows only the
 * beans that it is given.
 */
public final class FlowEngine implements AutoCloseable {
  private static final String DEPLOYMENT = "countersign";
  private static final String FOLDER = "processes/";
  private static final String DECISION = "route-pre-label.dmn";
  private static final String PRE_LABEL_TOPIC = "pre-label";

  /** Not by the engine's own call, which would change what a transaction at work is to remove. */
  private static final String KEEP_PRE_LABELS =
      """
      UPDATE act_ru_ext_task SET lock_exp_time_ = ? WHERE id_ IN (
        SELECT id_ FROM act_ru_ext_task WHERE worker_id_ = ? FOR UPDATE SKIP LOCKED)
      """;

  private final ProcessEngine engine;
  private final CommandExecutor commandExecutor;
  private final JdbcTemplate jdbc;
  private final Map<String, String> definitionIds;

  private FlowEngine(
      ProcessEngine engine, CommandExecutor commandExecutor, JdbcTemplate jdbc, String deployment) {
    this.engine = engine;
    this.commandExecutor = commandExecutor;
    this.jdbc = jdbc;
    this.definitionIds = definitionIds(engine.getRepositoryService(), deployment);
  }

  /** Starts the engine on a database with a migrated schema, and deploys what is new. */
  public static FlowEngine start(
      DataSource dataSource, PlatformTransactionManager transactionManager, Delegates delegates) {
    FlowEngineConfiguration configuration =
        new FlowEngineConfiguration(dataSource, transactionManager, delegates.beans());
    ProcessEngine engine = configuration.buildProcessEngine();
    return new FlowEngine(
        engine,
        configuration.getCommandExecutorTxRequired(),
        new JdbcTemplate(dataSource),
        deploy(engine.getRepositoryService()).getId());
  }

  /** Whether a transaction failed because another changed the same tokens, and may be repeated. */
  public static boolean isLost(Throwable failure) {
    return failure instanceof OptimisticLockingException;
  }

  /** All or none: diagrams refer to the decision of their own deployment. */
  private static Deployment deploy(RepositoryService repository) {
    var deployment = repository.createDeployment().name(DEPLOYMENT).enableDuplicateFiltering(false);
    Arrays.stream(Flow.values())
        .map(flow -> flow.key() + ".bpmn")
        .forEach(file -> deployment.addInputStream(file, open(file)));
    return deployment.addInputStream(DECISION, open(DECISION)).deploy();
  }

  private static InputStream open(String file) {
    return requireNonNull(
        FlowEngine.class.getClassLoader().getResourceAsStream(FOLDER + file), file);
  }

  private static Map<String, String> definitionIds(
      RepositoryService repository, String deployment) {
    return repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
        .collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getId));
  }

  RuntimeService runtimeService() {
    return engine.getRuntimeService();
  }

  TaskService taskService() {
    return engine.getTaskService();
  }

  ExternalTaskService externalTaskService() {
    return engine.getExternalTaskService();
  }

  String definitionId(String processKey) {
    String id = definitionIds.get(processKey);
    if (id == null) {
      throw new IllegalArgumentException("Expected a known flow, but got " + processKey);
    }
    return id;
  }

  /** Runs {@code work} as one engine command, with one flush at its end. */
  void execute(Runnable work) {
    commandExecutor.execute(
        context -> {
          work.run();
          return context;
        });
  }

  /** Moves a token on that waits for a model, whoever fetched it. */
  void completeExternalTask(String id) {
    commandExecutor.execute(
        context -> {
          context.getExternalTaskManager().findExternalTaskById(id).complete(null, null);
          return context;
        });
  }

  /** Takes rows that wait for a model, so that nobody else does for a while; their ids. */
  public List<String> fetchPreLabels(String worker, int limit, Duration lock) {
    return externalTaskService()
        .fetchAndLock(limit, worker)
        .topic(PRE_LABEL_TOPIC, lock.toMillis())
        .execute()
        .stream()
        .map(LockedExternalTask::getBusinessKey)
        .toList();
  }

  /** Keeps the rows that {@code worker} has taken for {@code lock} from now. */
  public void keepPreLabels(String worker, Duration lock) {
    long now = ClockUtil.getCurrentTime().getTime();
    jdbc.update(KEEP_PRE_LABELS, new Timestamp(now + lock.toMillis()), worker);
  }

  /** Gives back the rows that {@code worker} has taken. */
  public void releasePreLabels(String worker) {
    externalTaskService()
        .createExternalTaskQuery()
        .workerId(worker)
        .list()
        .forEach(held -> externalTaskService().unlock(held.getId()));
  }

  @Override
  public void close() {
    engine.close();
  }
}
