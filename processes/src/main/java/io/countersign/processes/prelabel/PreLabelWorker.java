package io.countersign.processes.prelabel;

import io.countersign.engine.background.BackgroundLoop;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.prelabel.FailPreLabels;
import io.countersign.engine.datarow.prelabel.ProposePreLabels;
import io.countersign.engine.log.Commands;
import io.countersign.engine.log.retry.DatabaseTrouble;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.processes.flow.FlowEngine;
import io.countersign.processes.row.Rows;
import io.countersign.processes.upkeep.BatchRetry;
import io.countersign.processes.upkeep.DeadLetterTable;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes rows that wait for a model, hands them to it, and sends what it said. Several may work at
 * once, here and on other nodes. A worker renews its locks while it has rows in hand, so that those
 * of one that crashed or is frozen are soon taken by others; where a model is missing or broken,
 * rows go to people.
 */
public final class PreLabelWorker {
  /** How many rows are taken at once. */
  public static final int CHUNK = 128;

  /** How long rows are kept from other workers after the last sign of life. */
  public static final Duration LOCK = Duration.ofSeconds(10);

  private static final Duration RENEWAL = LOCK.dividedBy(4);
  private static final String WORK = "pre-label";
  private static final BatchRetry BATCH =
      new BatchRetry("Pre-labelling", CancellationException.class::isInstance);

  private static final Logger LOG = LoggerFactory.getLogger(PreLabelWorker.class);

  private final FlowEngine engine;
  private final Commands commands;
  private final Rows rows;
  private final ModelRuns runs;
  private final DeadLetterTable deadLetters;
  private final PreLabelSource source;
  private final ProjectTurns turns;
  private final String name;

  /**
   * Makes a worker.
   *
   * @param turns of projects, shared with the other workers here
   * @param name by which its locks are told from those of others
   */
  public PreLabelWorker(
      FlowEngine engine,
      Commands commands,
      Rows rows,
      ModelRuns runs,
      DeadLetterTable deadLetters,
      PreLabelSource source,
      ProjectTurns turns,
      String name) {
    this.engine = engine;
    this.commands = commands;
    this.rows = rows;
    this.runs = runs;
    this.deadLetters = deadLetters;
    this.source = source;
    this.turns = turns;
    this.name = name;
  }

  /**
   * Rows that the same model is asked for together; none where there is no such model.
   *
   * @param modelName what the policy asks for, for people
   */
  private record Group(
      ProjectId projectId,
      BatchId batchId,
      int policyVersion,
      String modelName,
      @Nullable ModelRef model) {}

  /**
   * Takes a chunk of rows of a project and sends what the models say of them.
   *
   * @return how many rows there were; 0 if no others wait than those that somebody is at
   */
  public int work() {
    return work(() -> {});
  }

  /**
   * The same.
   *
   * @param begun is told when it has rows in hand
   */
  int work(Runnable begun) {
    return turns.next(project -> work(project, begun));
  }

  private int work(ProjectId project, Runnable begun) {
    List<DataRowId> ids = engine.fetchPreLabels(project, name, CHUNK, LOCK);
    if (!ids.isEmpty()) {
      begun.run();
      BackgroundLoop.during(
          name + "-renewal",
          RENEWAL,
          () -> engine.keepPreLabels(name, LOCK),
          () -> workTogether(ids));
    }
    return ids.size();
  }

  private void workTogether(List<DataRowId> fetched) {
    boolean anyDead = deadLetters.any(WORK);
    List<DataRowId> ids = anyDead ? deadLetters.due(WORK, fetched) : fetched;
    BATCH.run(() -> workOn(ids, anyDead), () -> workOneByOne(ids));
  }

  private List<DataRowId> workOn(List<DataRowId> ids, boolean anyDead) {
    waiting(ids).forEach(this::work);
    if (anyDead) {
      deadLetters.forget(WORK, ids);
    }
    return ids;
  }

  private List<DataRowId> workOneByOne(List<DataRowId> ids) {
    ids.forEach(this::workAlone);
    return ids;
  }

  /** So that a row that can't be moved keeps no other from its model. */
  private void workAlone(DataRowId id) {
    List<DataRowId> one = List.of(id);
    BATCH.item(
        () -> workOn(one, false),
        failure -> {
          LOG.error("Row {} can't be given its pre-label and becomes a dead letter", id, failure);
          deadLetters.put(WORK, id, failure);
          return one;
        });
  }

  /** Gives back the rows that it took and did not finish, so that others can take them at once. */
  public void release() {
    engine.releasePreLabels(name);
  }

  private Map<Group, List<DataRowFold>> waiting(List<DataRowId> ids) {
    List<DataRowFold> waiting =
        commands
            .<List<DataRowFold>>execute(
                UserId.SYSTEM,
                () -> {
                  rows.readAhead(ids);
                  return ids.stream().map(rows::row).toList();
                })
            .result();
    Map<PreLabelPolicy, Optional<ModelRef>> used = new HashMap<>();
    return waiting.stream()
        .filter(row -> row.state() == DataRowState.AWAITING_PRE_LABEL)
        .collect(
            Collectors.groupingBy(
                row -> group(row, used), LinkedHashMap::new, Collectors.toList()));
  }

  private Group group(DataRowFold row, Map<PreLabelPolicy, Optional<ModelRef>> used) {
    Optional<ModelRef> requested = row.requestedModel();
    PreLabelPolicy preLabel = rows.policy(row).preLabel();
    Optional<ModelRef> model =
        requested.isPresent() || preLabel == null
            ? requested
            : used.computeIfAbsent(preLabel, source::modelOf);
    return new Group(
        row.projectId(),
        row.batchId(),
        row.registered().policyVersion(),
        preLabel == null ? "" : nameOf(preLabel),
        model.orElse(null));
  }

  private static String nameOf(PreLabelPolicy preLabel) {
    String version = preLabel.version();
    return version == null ? preLabel.model() : preLabel.model() + " " + version;
  }

  private void work(Group group, List<DataRowFold> waiting) {
    ModelRef model = group.model();
    if (model == null) {
      String reason = "There is no model " + group.modelName();
      send(null, null, new PreLabelSource.Answer(Map.of(), failures(waiting, reason)));
      return;
    }
    ModelRunId run =
        runs.begin(group.projectId(), group.batchId(), model, UserId.SYSTEM, waiting.size());
    send(run, model, complete(waiting, ask(model, waiting)));
  }

  private PreLabelSource.Answer ask(ModelRef model, List<DataRowFold> waiting) {
    Policy policy = rows.policy(waiting.get(0));
    try {
      return source.propose(model, policy, waiting.stream().map(DataRowFold::registered).toList());
    } catch (CancellationException stopping) {
      throw stopping;
    } catch (RuntimeException broken) {
      DatabaseTrouble.passOn(broken);
      LOG.warn("Model {} failed; its rows go to people", model, broken);
      String reason = "The model failed: " + broken.getMessage();
      return new PreLabelSource.Answer(Map.of(), failures(waiting, reason));
    }
  }

  private static Map<DataRowId, String> failures(List<DataRowFold> waiting, String reason) {
    return waiting.stream().collect(Collectors.toMap(DataRowFold::id, row -> reason));
  }

  /** What was said, and a failure for every row of which nothing was said. */
  private static PreLabelSource.Answer complete(
      List<DataRowFold> waiting, PreLabelSource.Answer answer) {
    Map<DataRowId, PreLabel> proposals = new HashMap<>();
    Map<DataRowId, String> failures = new HashMap<>();
    for (DataRowFold row : waiting) {
      PreLabel proposal = answer.proposals().get(row.id());
      if (proposal != null) {
        proposals.put(row.id(), proposal);
      } else {
        failures.put(row.id(), answer.failures().getOrDefault(row.id(), "The model said nothing"));
      }
    }
    return new PreLabelSource.Answer(proposals, failures, answer.leftOut());
  }

  private void send(
      @Nullable ModelRunId run, @Nullable ModelRef model, PreLabelSource.Answer answer) {
    commands.execute(
        UserId.SYSTEM,
        () -> {
          commands.readAhead(answer.proposals().keySet().stream().map(DataRowId::value).toList());
          commands.readAhead(answer.failures().keySet().stream().map(DataRowId::value).toList());
          if (!answer.proposals().isEmpty()) {
            commands.send(new ProposePreLabels(run, answer.proposals()), UserId.SYSTEM);
          }
          if (!answer.failures().isEmpty()) {
            commands.send(
                new FailPreLabels(run, model, answer.failures(), answer.leftOut()), UserId.SYSTEM);
          }
          return answer;
        });
  }
}
