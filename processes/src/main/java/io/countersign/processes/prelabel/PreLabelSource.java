package io.countersign.processes.prelabel;

import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where pre-labels come from: the models, seen from the process. Thread-safe. */
public interface PreLabelSource {

  /** The model that a policy uses, at the version that it uses, if there is one. */
  Optional<ModelRef> modelOf(PreLabelPolicy preLabel);

  /**
   * Proposes labels for rows. A row that is in neither part of the answer counts as failed; so do
   * all of them where this throws.
   *
   * @param policy that the rows are under
   * @param rows to look at, of one batch
   * @throws java.util.concurrent.CancellationException if nobody can be asked any more, as this
   *     node stops: then the rows wait on
   */
  Answer propose(ModelRef model, Policy policy, List<DataRowRegistered> rows);

  /**
   * What a model said.
   *
   * @param proposals for each row that it could label
   * @param failures for each row that it could not: why
   * @param leftOut for those of them of which it said something: the option that the policy's
   *     ontology does not have
   */
  record Answer(
      Map<DataRowId, PreLabel> proposals,
      Map<DataRowId, String> failures,
      Map<DataRowId, String> leftOut) {
    public Answer {
      proposals = Map.copyOf(proposals);
      failures = Map.copyOf(failures);
      leftOut = Map.copyOf(leftOut);
    }

    public Answer(Map<DataRowId, PreLabel> proposals, Map<DataRowId, String> failures) {
      this(proposals, failures, Map.of());
    }
  }
}
