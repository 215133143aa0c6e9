package io.countersign.processes;

import io.countersign.engine.background.BackgroundLoop;
import io.countersign.engine.log.Commands;
import io.countersign.engine.log.EventEngine;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.Follower;
import io.countersign.engine.project.FlowId;
import io.countersign.engine.project.Flows;
import io.countersign.processes.acceptance.AcceptanceGuard;
import io.countersign.processes.acceptance.AuditTable;
import io.countersign.processes.acceptance.StoppedModels;
import io.countersign.processes.camunda.CamundaEngine;
import io.countersign.processes.camunda.DiagramReader;
import io.countersign.processes.flow.FlowDiagram;
import io.countersign.processes.flow.FlowEngine;
import io.countersign.processes.flow.FlowFigures;
import io.countersign.processes.flow.FlowFiles;
import io.countersign.processes.flow.FlowSteps;
import io.countersign.processes.flow.ProcessFollower;
import io.countersign.processes.flow.Tokens;
import io.countersign.processes.prelabel.ModelRuns;
import io.countersign.processes.prelabel.PreLabelLanes;
import io.countersign.processes.prelabel.PreLabelSource;
import io.countersign.processes.prelabel.PreLabelWorker;
import io.countersign.processes.prelabel.ProjectTurns;
import io.countersign.processes.queue.BatchSchedules;
import io.countersign.processes.queue.NextGrid;
import io.countersign.processes.queue.NextTask;
import io.countersign.processes.queue.QueueTable;
import io.countersign.processes.queue.WorkQueue;
import io.countersign.processes.row.Rows;
import io.countersign.processes.upkeep.DeadLetterTable;
import io.countersign.processes.upkeep.ProcessRebuild;
import io.countersign.processes.upkeep.ProcessVerify;
import io.countersign.processes.upkeep.Sweeper;
import io.countersign.processes.upkeep.Sweeper.Swept;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The processes of all data rows, started on a database with a migrated schema. From then on every
 * command moves tokens and work queue in its own transaction.
 */
public final class Processes implements AutoCloseable {
  /** How many tasks a sweep looks at in one transaction. */
  public static final int SWEEP_LIMIT = 500;

  /** How finely the queue keeps time; finer, and a task would differ from its own event. */
  private static final Duration PRECISION = Duration.ofNanos(1_000);

  /** How many projects' rows are handed to models at once. */
  private static final int LANES = 8;

  private static final Duration REQUEST_PAUSE = Duration.ofSeconds(1);

  private static final Duration GUARD_PAUSE = Duration.ofSeconds(1);

  private final Commands commands;
  private final EventLog eventLog;
  private final Rows rows;
  private final FlowEngine engine;
  private final Follower follower;
  private final WorkQueue workQueue;
  private final FlowFigures flowFigures;
  private final ModelRuns modelRuns;
  private final DeadLetterTable deadLetters;
  private final Sweeper sweeper;
  private final AcceptanceGuard acceptanceGuard;
  private final ProcessRebuild rebuild;
  private final ProcessVerify verify;

  private Processes(
      DataSource dataSource,
      PlatformTransactionManager transactionManager,
      EventEngine domain,
      FlowFiles files,
      Clock clock) {
    JdbcTemplate jdbc = new JdbcTemplate(dataSource);
    QueueTable queue = new QueueTable(jdbc);
    BatchSchedules schedules = new BatchSchedules(jdbc);
    AuditTable audits = new AuditTable(jdbc);
    StoppedModels stopped = new StoppedModels(jdbc);
    commands = domain.commands();
    eventLog = domain.eventLog();
    rows = new Rows(commands, domain.policies());
    engine =
        CamundaEngine.start(
            dataSource,
            transactionManager,
            files,
            new FlowSteps(commands, rows, schedules, stopped, clock).byName());
    Tokens tokens = new Tokens(engine, rows);
    workQueue = new WorkQueue(queue, new NextTask(jdbc), new NextGrid(jdbc), commands, rows, clock);
    flowFigures = new FlowFigures(engine, clock);
    modelRuns = new ModelRuns(commands, eventLog, workQueue, jdbc);
    deadLetters = new DeadLetterTable(jdbc, clock);
    sweeper = new Sweeper(queue, commands, rows, deadLetters, clock);
    acceptanceGuard = new AcceptanceGuard(audits, commands);
    rebuild =
        new ProcessRebuild(
            jdbc, transactionManager, eventLog, engine, tokens, queue, schedules, audits, stopped);
    verify =
        new ProcessVerify(
            transactionManager, eventLog, engine, tokens, queue, schedules, audits, stopped);
    follower = new ProcessFollower(rows, schedules, queue, audits, stopped, engine);
    commands.follow(follower);
  }

  /** The flows that this release ships. */
  public static Flows shippedFlows() {
    return DiagramReader.flows(FlowFiles.shipped());
  }

  /**
   * Starts the processes and has them follow the commands of {@code domain}, which must have been
   * built with the same {@code transactionManager}, with {@link #shippedFlows} and with {@link
   * #isLost} as a failure to retry.
   *
   * @param clock that due times are counted from and claims run out by
   */
  public static Processes start(
      DataSource dataSource,
      PlatformTransactionManager transactionManager,
      EventEngine domain,
      Clock clock) {
    return start(dataSource, transactionManager, domain, FlowFiles.shipped(), clock);
  }

  /** The same with other flows; {@code domain} must know those. */
  static Processes start(
      DataSource dataSource,
      PlatformTransactionManager transactionManager,
      EventEngine domain,
      FlowFiles files,
      Clock clock) {
    return new Processes(
        dataSource, transactionManager, domain, files, Clock.tick(clock, PRECISION));
  }

  /**
   * Whether a transaction failed only because another moved the same tokens: it may be repeated.
   */
  public static boolean isLost(Throwable failure) {
    return CamundaEngine.isLost(failure);
  }

  /** What follows the commands; they know it already. */
  Follower follower() {
    return follower;
  }

  public WorkQueue workQueue() {
    return workQueue;
  }

  /** The picture of a flow, which is what runs; empty if it never ran here. */
  public Optional<FlowDiagram> diagram(FlowId flow) {
    return engine.diagram(flow);
  }

  public FlowFigures flowFigures() {
    return flowFigures;
  }

  public ModelRuns modelRuns() {
    return modelRuns;
  }

  /** For one sweep at a time; see {@link #sweeping} for sweeps in the background. */
  public Sweeper sweeper() {
    return sweeper;
  }

  /** The rows that background work failed on, each of which waits for a retry. */
  public DeadLetterTable deadLetters() {
    return deadLetters;
  }

  public ProcessRebuild rebuild() {
    return rebuild;
  }

  public ProcessVerify verify() {
    return verify;
  }

  /** Sweeps again and again, once it is started, and tells {@code noted} what each noted. */
  public BackgroundLoop sweeping(Duration pause, Consumer<Swept> noted) {
    return BackgroundLoop.whileThereIsMore(
        "countersign-sweeper",
        pause,
        () -> {
          Swept swept = sweeper.sweep(SWEEP_LIMIT);
          noted.accept(swept);
          return swept.isFull(SWEEP_LIMIT);
        });
  }

  /**
   * Hands rows that wait for a model to {@code source}, once it is started: at once when rows come
   * in here or on another node, and now and then in case a lock of another worker ran out.
   *
   * @param workerName different for each worker of all nodes
   */
  public BackgroundLoop preLabelling(PreLabelSource source, String workerName) {
    ProjectTurns turns = new ProjectTurns(engine);
    PreLabelLanes lanes =
        new PreLabelLanes(
            IntStream.range(0, LANES)
                .mapToObj(lane -> preLabelWorker(source, turns, workerName + "-" + lane))
                .toList());
    return lanes.first(eventLog.onAppend(lanes::wake));
  }

  /** Asks models about the rows of requests that are open, once it is started. */
  public BackgroundLoop requesting() {
    return BackgroundLoop.whileThereIsMore("countersign-model-run", REQUEST_PAUSE, modelRuns::work);
  }

  /** For one model at a time; see {@link #guarding} for work in the background. */
  public AcceptanceGuard acceptanceGuard() {
    return acceptanceGuard;
  }

  /** Stops models that accept too much alone that is wrong, once it is started. */
  public BackgroundLoop guarding() {
    return BackgroundLoop.whileThereIsMore(
        "countersign-acceptance-guard", GUARD_PAUSE, acceptanceGuard::judgeNext);
  }

  /** For one chunk at a time; see {@link #preLabelling} for work in the background. */
  public PreLabelWorker preLabelWorker(PreLabelSource source, String workerName) {
    return preLabelWorker(source, new ProjectTurns(engine), workerName);
  }

  private PreLabelWorker preLabelWorker(
      PreLabelSource source, ProjectTurns turns, String workerName) {
    return new PreLabelWorker(
        engine, commands, rows, modelRuns, deadLetters, source, turns, workerName);
  }

  @Override
  public void close() {
    engine.close();
  }
}
