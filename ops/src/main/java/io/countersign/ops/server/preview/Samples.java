package io.countersign.ops.server.preview;

import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.ProjectId;
import io.countersign.modelrunner.Proposal;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.directory.ModelEntry;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.models.ModelAnswers;
import io.countersign.ops.server.models.ModelTrials;
import io.countersign.ops.server.preview.PolicyPreview.MissingOption;
import io.countersign.ops.server.preview.SampledRows.Proposed;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds what the models of two policies say of the same rows: by what was proposed before, and by
 * asking a model that proposed nothing yet.
 */
@Component
final class Samples {
  /** Most rows whose proposals are at hand. */
  private static final int SIZE = 5_000;

  private final SampledRows rows;
  private final Lookup lookup;
  private final ModelAnswers models;
  private final ModelTrials trials;
  private final EventLog log;
  private final Limits limits;

  Samples(
      SampledRows rows,
      Lookup lookup,
      ModelAnswers models,
      ModelTrials trials,
      EventLog log,
      Limits limits) {
    this.rows = rows;
    this.lookup = lookup;
    this.models = models;
    this.trials = trials;
    this.log = log;
    this.limits = limits;
  }

  /**
   * The model that a policy uses, if there is one.
   *
   * @return null without
   */
  @Nullable ModelRef modelOf(Policy policy) {
    PreLabelPolicy preLabel = policy.preLabel();
    return preLabel == null ? null : lookup.usedModel(preLabel).map(ModelEntry::ref).orElse(null);
  }

  Sample of(ProjectId project, Policy now, Policy wanted) {
    ModelRef before = modelOf(now);
    ModelRef after = modelOf(wanted);
    boolean same = after == null || after.equals(before);
    List<Proposed> known =
        before == null
            ? List.of()
            : rows.proposed(project, before, same ? SIZE : limits.previewRows());
    if (after == null || (same && !known.isEmpty())) {
      List<Said> said = known.stream().map(Proposed::said).toList();
      return new Sample(said, said.stream().map(one -> one.under(wanted)).toList());
    }
    if (known.isEmpty()) {
      List<DataRowId> last = rows.registered(project, limits.previewRows());
      List<Said> then = ask(after, wanted, last);
      return new Sample(same ? then : Collections.nCopies(last.size(), Said.NOTHING), then);
    }
    return new Sample(
        known.stream().map(Proposed::said).toList(),
        ask(after, wanted, known.stream().map(Proposed::row).toList()));
  }

  /**
   * The options of the model that the ontology of the policy does not have, each with how many rows
   * of the sample the model is for it.
   */
  List<MissingOption> missing(@Nullable ModelRef model, Policy wanted, Sample sample) {
    return model == null || wanted.preLabel() == null
        ? List.of()
        : models.missing(model, wanted).stream()
            .map(option -> new MissingOption(option, sample.leftOut(option)))
            .toList();
  }

  private List<Said> ask(ModelRef model, Policy policy, List<DataRowId> asked) {
    Map<String, ContentRef> contents = new HashMap<>();
    for (RecordedEvent event : log.readStreams(asked.stream().map(DataRowId::value).toList())) {
      if (event.payload() instanceof DataRowRegistered registered) {
        contents.put(event.streamId(), registered.content());
      }
    }
    List<ContentRef> ordered =
        asked.stream().map(row -> Objects.requireNonNull(contents.get(row.value()))).toList();
    List<Proposal> said = trials.propose(model, policy, ordered);
    return said.stream().map(Said::of).toList();
  }
}
