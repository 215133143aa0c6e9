package io.countersign.engine.datarow.aggregate;

import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.intake.IntakeDecider;
import io.countersign.engine.datarow.intake.NewDataRow;
import io.countersign.engine.datarow.intake.RegisterDataRows;
import io.countersign.engine.datarow.prelabel.FailPreLabels;
import io.countersign.engine.datarow.prelabel.ProposePreLabels;
import io.countersign.engine.datarow.prelabel.RequestPreLabels;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Policy;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/** Handles the commands that are about many data rows at once. */
public final class DataRows {
  private static final Comparator<DataRowId> BY_VALUE = Comparator.comparing(DataRowId::value);

  private final Repository<DataRow> repository;
  private final Policies policies;

  public DataRows(Repository<DataRow> repository, Policies policies) {
    this.repository = repository;
    this.policies = policies;
  }

  @CommandHandler
  void handle(RegisterDataRows command) throws Exception {
    Policy policy = policies.policy(command.projectId(), command.policyVersion());
    IntakeDecider.requireValid(command.rows(), policy);
    for (NewDataRow row : command.rows()) {
      List<DataRowEvent> events = IntakeDecider.register(command, row, policy);
      repository.newInstance(() -> new DataRow(events));
    }
  }

  /** Answers how many rows wait for the model now. */
  @CommandHandler
  int handle(RequestPreLabels command) {
    return countWhere(
        sorted(command.dataRowIds()),
        Function.identity(),
        id -> row -> row.requestPreLabel(command.modelRunId(), command.model()));
  }

  /** Answers how many rows waited for the proposal. */
  @CommandHandler
  int handle(ProposePreLabels command) {
    return countWhere(
        sorted(command.proposals()).entrySet(),
        Map.Entry::getKey,
        entry -> row -> row.propose(command.modelRunId(), entry.getValue(), policies));
  }

  /** Answers how many rows waited for a proposal. */
  @CommandHandler
  int handle(FailPreLabels command) {
    return countWhere(
        sorted(command.reasons()).entrySet(),
        Map.Entry::getKey,
        entry ->
            row ->
                row.failPreLabel(
                    command.modelRunId(),
                    command.model(),
                    entry.getValue(),
                    command.leftOut().get(entry.getKey())));
  }

  private <T> int countWhere(
      Iterable<T> items, Function<T, DataRowId> id, Function<T, Predicate<DataRow>> change) {
    int count = 0;
    for (T item : items) {
      boolean changed = repository.load(id.apply(item).toString()).invoke(change.apply(item)::test);
      count += changed ? 1 : 0;
    }
    return count;
  }

  /** Rows in the order of their ids, so that two commands never wait for each other in a ring. */
  private static <T> Map<DataRowId, T> sorted(Map<DataRowId, T> byRow) {
    Map<DataRowId, T> sorted = new TreeMap<>(BY_VALUE);
    sorted.putAll(byRow);
    return sorted;
  }

  private static Iterable<DataRowId> sorted(List<DataRowId> ids) {
    return ids.stream().sorted(BY_VALUE).toList();
  }
}
