package io.countersign.ops.server.models;

import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.modelrunner.Proposal;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.directory.ModelEntry;
import io.countersign.processes.prelabel.PreLabelSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers the processes with what the models say. */
public final class ModelPreLabels implements PreLabelSource {
  private final Lookup lookup;
  private final ModelAnswers models;

  public ModelPreLabels(Lookup lookup, ModelAnswers models) {
    this.lookup = lookup;
    this.models = models;
  }

  @Override
  public Optional<ModelRef> modelOf(PreLabelPolicy preLabel) {
    return lookup.usedModel(preLabel).map(ModelEntry::ref);
  }

  @Override
  public Answer propose(ModelRef model, Policy policy, List<DataRowRegistered> rows) {
    List<Proposal> said =
        models.propose(model, policy, rows.stream().map(DataRowRegistered::content).toList());
    Map<DataRowId, PreLabel> proposals = new HashMap<>();
    Map<DataRowId, String> failures = new HashMap<>();
    Map<DataRowId, String> leftOut = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      DataRowId row = rows.get(i).dataRowId();
      if (said.get(i) instanceof Proposal.PreLabel given) {
        proposals.put(
            row,
            new PreLabel(model, given.annotations(), given.confidence(), given.alternatives()));
      } else if (said.get(i) instanceof Proposal.Failed failed) {
        failures.put(row, failed.reason());
      } else if (said.get(i) instanceof Proposal.LeftOut left) {
        failures.put(row, left.reason());
        leftOut.put(row, left.option());
      }
    }
    return new Answer(proposals, failures, leftOut);
  }
}
