package io.countersign.processes.flow;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.FlowId;
import io.countersign.engine.project.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs the diagrams: it knows where the tokens of each data row stand. Everything that it does
 * belongs to the transaction under way.
 */
public interface FlowEngine extends AutoCloseable {

  /**
   * Makes these moves, in order and as one piece of work: what they need is read by one statement a
   * kind and written at the end. A move whose token is not where it begins changes nothing.
   */
  void move(List<Move> moves);

  /**
   * Puts tokens where they have been before; no named step is run. The tokens of people's tasks
   * name their tasks.
   */
  void restore(Collection<Move.StartAt> rows);

  /**
   * Where a data row stands.
   *
   * @param tokens that wait
   */
  record Standing(FlowId flow, List<Token> tokens) {}

  /** Data rows that wait, of those whose ids come after the one and up to the other. */
  Map<DataRowId, Standing> waitingBetween(String after, String upTo);

  /** The same for data rows whose ids come after this one, {@code limit} tokens at most. */
  Map<DataRowId, Standing> waitingAfter(String after, int limit);

  /** Keeps everybody else from the tokens until the transaction ends. */
  void lockAll();

  /** Removes every token. */
  void removeAll();

  /** Projects of which rows wait for a model, whoever has taken them, by id. */
  List<ProjectId> projectsWaitingForModels();

  /** Takes rows of a project that wait for a model, so that no other worker does for a while. */
  List<DataRowId> fetchPreLabels(ProjectId project, String worker, int limit, Duration lock);

  /** Keeps the rows that {@code worker} has taken for {@code lock} from now. */
  void keepPreLabels(String worker, Duration lock);

  /** Gives back the rows that {@code worker} has taken. */
  void releasePreLabels(String worker);

  /** What runs, as a picture; empty if this was never deployed here. */
  Optional<FlowDiagram> diagram(FlowId flow);

  /**
   * Rows that wait for a model.
   *
   * @param since when the first of them began to wait
   */
  record WaitingForModels(long rows, Optional<Instant> since) {}

  /** How many rows wait for a model. */
  WaitingForModels waitingForModels();

  /** How often the engine gave up. */
  long incidents();

  @Override
  void close();
}
