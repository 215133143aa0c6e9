package io.countersign.ops.models;

import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.Policy;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.Proposal;
import io.countersign.ops.content.ContentStore;
import io.countersign.ops.content.StoredContent;
import io.countersign.ops.directory.Lookup;
import io.countersign.processes.prelabel.PreLabelSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the models for pre-labels of stored contents. */
public final class ModelPreLabels implements PreLabelSource {
  private final Lookup lookup;
  private final BundleStore bundles;
  private final Models models;
  private final ContentStore contents;

  public ModelPreLabels(Lookup lookup, BundleStore bundles, Models models, ContentStore contents) {
    this.lookup = lookup;
    this.bundles = bundles;
    this.models = models;
    this.contents = contents;
  }

  @Override
  public Optional<ModelRef> newest(String modelName) {
    return lookup
        .newestModel(modelName)
        .map(model -> new ModelRef(model.name(), model.version(), model.sha256()));
  }

  @Override
  public Answer propose(ModelRef model, Policy policy, List<DataRowRegistered> rows) {
    Map<String, StoredContent> stored =
        contents.find(rows.stream().map(row -> row.content().sha256()).toList());
    Map<DataRowId, String> failures = new HashMap<>();
    List<DataRowRegistered> asked = new ArrayList<>();
    List<Content> looked = new ArrayList<>();
    for (DataRowRegistered row : rows) {
      StoredContent content = stored.get(row.content().sha256());
      if (content == null) {
        failures.put(row.dataRowId(), "Its content is not stored");
      } else {
        asked.add(row);
        looked.add(new Content(content.mediaType(), content.bytes()));
      }
    }
    List<Proposal> said = models.propose(bundles.open(model), policy.ontology(), looked);
    return answer(model, asked, said, failures);
  }

  private static Answer answer(
      ModelRef model,
      List<DataRowRegistered> asked,
      List<Proposal> said,
      Map<DataRowId, String> failures) {
    Map<DataRowId, PreLabel> proposals = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      DataRowId row = asked.get(i).dataRowId();
      if (said.get(i) instanceof Proposal.PreLabel given) {
        proposals.put(row, new PreLabel(model, given.annotations(), given.confidence()));
      } else if (said.get(i) instanceof Proposal.Failed failed) {
        failures.put(row, failed.reason());
      }
    }
    return new Answer(proposals, failures);
  }
}
