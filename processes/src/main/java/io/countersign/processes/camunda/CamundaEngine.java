package io.countersign.processes.camunda;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.processes.flow.FlowDiagram;
import io.countersign.processes.flow.FlowEngine;
import io.countersign.processes.flow.FlowFiles;
import io.countersign.processes.flow.Move;
import io.countersign.processes.flow.NamedStep;
import io.countersign.processes.flow.Token;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The embedded process engine. It joins the transactions of {@code transactionManager}, keeps no
 * history, runs no jobs and no scripts, and knows only the named steps that it is given.
 */
public final class CamundaEngine implements FlowEngine {
  private static final int MOST_CAUSES = 20;
  private static final String DEPLOYMENT = "countersign";

  private final ProcessEngine engine;
  private final CommandExecutor commandExecutor;
  private final Map<String, String> definitionIds;
  private final TokenMoves moves;
  private final Diagrams diagrams;
  private final TokenTable table;
  private final PreLabelLocks preLabels;

  private CamundaEngine(
      ProcessEngine engine,
      EngineConfiguration configuration,
      String deployment,
      Diagrams diagrams) {
    JdbcTemplate jdbc = new JdbcTemplate(configuration.getDataSource());
    this.engine = engine;
    this.commandExecutor = configuration.getCommandExecutorTxRequired();
    this.definitionIds = definitionIds(engine.getRepositoryService(), deployment);
    this.moves =
        new TokenMoves(
            engine.getRuntimeService(),
            engine.getTaskService(),
            this::definitionId,
            configuration.namedBeans());
    this.diagrams = diagrams;
    this.table = new TokenTable(jdbc);
    this.preLabels = new PreLabelLocks(engine.getExternalTaskService(), jdbc);
  }

  /**
   * Starts the engine on a database with a migrated schema, and deploys what is new.
   *
   * @param files all that this version runs
   * @param steps what the diagrams refer to, by name
   */
  public static CamundaEngine start(
      DataSource dataSource,
      PlatformTransactionManager transactionManager,
      FlowFiles files,
      Map<String, NamedStep> steps) {
    EngineConfiguration configuration =
        new EngineConfiguration(dataSource, transactionManager, steps);
    ProcessEngine engine = configuration.buildProcessEngine();
    String deployment = deploy(engine.getRepositoryService(), files).getId();
    return new CamundaEngine(engine, configuration, deployment, new Diagrams(files));
  }

  /**
   * Whether a transaction failed because another changed the same tokens, and may be repeated. An
   * automatic step is refused, too, where the tokens are read after the other's commit and the
   * row's events were before: both independent tasks of a row are decided at once.
   */
  public static boolean isLost(Throwable failure) {
    return failure instanceof OptimisticLockingException
        || (failure instanceof ProcessEngineException && isOfRefusedStep(failure));
  }

  private static boolean isOfRefusedStep(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MOST_CAUSES)
        .anyMatch(CommandRefused.class::isInstance);
  }

  /** All or none: diagrams refer to the decision of their own deployment. */
  private static Deployment deploy(RepositoryService repository, FlowFiles files) {
    var deployment = repository.createDeployment().name(DEPLOYMENT).enableDuplicateFiltering(false);
    Stream.concat(files.diagrams().stream(), files.decisions().stream())
        .forEach(file -> deployment.addString(file.name(), file.xml()));
    return deployment.deploy();
  }

  private static Map<String, String> definitionIds(
      RepositoryService repository, String deployment) {
    return repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
        .collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getId));
  }

  private String definitionId(String processKey) {
    String id = definitionIds.get(processKey);
    if (id == null) {
      throw new IllegalArgumentException("Expected a known flow, but got " + processKey);
    }
    return id;
  }

  @Override
  public void move(List<Move> toMake) {
    if (!toMake.isEmpty()) {
      execute(
          context -> {
            FoundTokens found = FoundTokens.of(engine, toMake);
            toMake.forEach(move -> moves.move(context, found, move));
          });
    }
  }

  @Override
  public void restore(Collection<Move.StartAt> rows) {
    if (!rows.isEmpty()) {
      execute(context -> moves.restore(context, rows));
    }
  }

  /** Runs {@code work} as one engine command, with one flush at its end. */
  private void execute(Consumer<CommandContext> work) {
    commandExecutor.execute(
        context -> {
          work.accept(context);
          return context;
        });
  }

  @Override
  public Map<DataRowId, List<Token>> waitingBetween(String after, String upTo) {
    return table.between(after, upTo);
  }

  @Override
  public Map<DataRowId, List<Token>> waitingAfter(String after, int limit) {
    return table.after(after, limit);
  }

  @Override
  public void lockAll() {
    table.lock();
  }

  @Override
  public void removeAll() {
    table.wipe();
  }

  @Override
  public List<DataRowId> fetchPreLabels(String worker, int limit, Duration lock) {
    return preLabels.fetch(worker, limit, lock);
  }

  @Override
  public void keepPreLabels(String worker, Duration lock) {
    preLabels.keep(worker, lock);
  }

  @Override
  public void releasePreLabels(String worker) {
    preLabels.release(worker);
  }

  @Override
  public FlowDiagram diagram(String processKey) {
    return diagrams.of(processKey);
  }

  @Override
  public WaitingForModels waitingForModels() {
    return preLabels.waiting();
  }

  @Override
  public long incidents() {
    return table.incidents();
  }

  @Override
  public void close() {
    engine.close();
  }
}
