package io.countersign.processes.camunda;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.FlowId;
import io.countersign.engine.project.ProjectId;
import io.countersign.processes.flow.FlowDiagram;
import io.countersign.processes.flow.FlowEngine;
import io.countersign.processes.flow.FlowEngine.Standing;
import io.countersign.processes.flow.FlowFiles;
import io.countersign.processes.flow.Move;
import io.countersign.processes.flow.NamedStep;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The embedded process engine. It joins the transactions of {@code transactionManager}, keeps no
 * history, runs no jobs and no scripts, and knows only the named steps that it is given.
 */
public final class CamundaEngine implements FlowEngine {

  private final ProcessEngine engine;
  private final CommandExecutor commandExecutor;
  private final DeployedFlows flows;
  private final TokenMoves moves;
  private final TokenTable table;
  private final PreLabelLocks preLabels;

  private CamundaEngine(
      ProcessEngine engine, EngineConfiguration configuration, DeployedFlows flows) {
    JdbcTemplate jdbc = new JdbcTemplate(configuration.getDataSource());
    this.engine = engine;
    this.commandExecutor = configuration.getCommandExecutorTxRequired();
    this.flows = flows;
    this.moves =
        new TokenMoves(
            engine.getRuntimeService(),
            engine.getTaskService(),
            flows::definitionId,
            configuration.namedBeans(),
            configuration.tenants());
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
    DeployedFlows flows = DeployedFlows.of(engine.getRepositoryService(), files);
    return new CamundaEngine(engine, configuration, flows);
  }

  /** Whether a transaction failed because another changed the same tokens, and may be repeated. */
  public static boolean isLost(Throwable failure) {
    return failure instanceof OptimisticLockingException;
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
  public Map<DataRowId, Standing> waitingBetween(String after, String upTo) {
    return table.between(after, upTo);
  }

  @Override
  public Map<DataRowId, Standing> waitingAfter(String after, int limit) {
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
  public List<ProjectId> projectsWaitingForModels() {
    return preLabels.projects();
  }

  @Override
  public List<DataRowId> fetchPreLabels(
      ProjectId project, String worker, int limit, Duration lock) {
    return preLabels.fetch(project, worker, limit, lock);
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
  public Optional<FlowDiagram> diagram(FlowId flow) {
    return flows.diagram(flow);
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
