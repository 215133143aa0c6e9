package io.countersign.ops.server.models;

import io.countersign.engine.annotation.MappedOption;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.OptionMapping;
import io.countersign.modelrunner.Proposal;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.process.ModelFailedException;
import io.countersign.modelrunner.process.ModelProcesses;
import io.countersign.ops.server.content.ContentStore;
import io.countersign.ops.server.content.StoredContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks models about stored contents, slice by slice, so that not all are in memory. One that takes
 * more than its budget is barred.
 */
public final class ModelAnswers {
  /** Most contents of a slice, and most bytes of it where it has more than one. */
  private static final int SLICE = 64;

  private static final long SLICE_BYTES = 32L << 20;

  private final ModelRegistry registry;
  private final ModelStore store;
  private final ModelProcesses processes;
  private final ContentStore contents;

  public ModelAnswers(
      ModelRegistry registry, ModelStore store, ModelProcesses processes, ContentStore contents) {
    this.registry = registry;
    this.store = store;
    this.processes = processes;
    this.contents = contents;
  }

  /**
   * What the model proposes for each content, in order; one that is not stored or cannot be read
   * fails alone.
   *
   * @throws CommandRefused {@code MODEL_NOT_FOUND}, {@code MODEL_BARRED}, or {@code MODEL_INVALID}
   *     if it cannot be run
   * @throws java.util.concurrent.CancellationException if this node stops meanwhile
   */
  public List<Proposal> propose(ModelRef model, Policy policy, List<ContentRef> asked) {
    registry.requireNotBarred(model);
    try {
      return proposeUnaltered(model, policy, asked);
    } catch (ModelFailedException failed) {
      throw registry.bar(model, String.valueOf(failed.getMessage()));
    }
  }

  private List<Proposal> proposeUnaltered(ModelRef model, Policy policy, List<ContentRef> asked) {
    try {
      return propose(store.open(model), policy, asked);
    } catch (CommandRefused refused) {
      if (refused.refusal() != Refusal.MODEL_INVALID) {
        throw refused;
      }
      // Its files may have been altered since they were checked: they are made anew, once.
      store.forget(model);
      return propose(store.open(model), policy, asked);
    }
  }

  /**
   * Checks that a model can be run for a policy.
   *
   * @throws CommandRefused as {@link #propose}, and {@code MODEL_INVALID} if it knows no option of
   *     the ontology
   */
  public void requireFits(ModelRef model, Policy policy) {
    registry.requireNotBarred(model);
    mapping(store.open(model), policy).requireAny();
  }

  /**
   * The options that the model knows, and the ontology of the policy does not have.
   *
   * @throws CommandRefused {@code MODEL_NOT_FOUND}, or {@code MODEL_INVALID} if it was altered
   */
  public List<String> missing(ModelRef model, Policy policy) {
    return mapping(store.open(model), policy).missing();
  }

  /** What the policy maps is about its own model. */
  private static OptionMapping mapping(Bundle bundle, Policy policy) {
    PreLabelPolicy preLabel = policy.preLabel();
    List<MappedOption> mapped =
        preLabel != null && preLabel.model().equals(bundle.manifest().name())
            ? preLabel.mapping()
            : List.of();
    return OptionMapping.of(bundle.manifest(), policy.ontology(), mapped);
  }

  private List<Proposal> propose(Bundle bundle, Policy policy, List<ContentRef> asked) {
    OptionMapping mapping = mapping(bundle, policy);
    List<Proposal> all = new ArrayList<>();
    for (List<ContentRef> slice : slices(asked)) {
      all.addAll(proposeSlice(bundle, mapping, slice));
    }
    return all;
  }

  private static List<List<ContentRef>> slices(List<ContentRef> asked) {
    List<List<ContentRef>> slices = new ArrayList<>();
    List<ContentRef> slice = new ArrayList<>();
    long bytes = 0;
    for (ContentRef content : asked) {
      boolean full = slice.size() == SLICE || bytes + content.bytes() > SLICE_BYTES;
      if (full && !slice.isEmpty()) {
        slices.add(slice);
        slice = new ArrayList<>();
        bytes = 0;
      }
      slice.add(content);
      bytes += content.bytes();
    }
    if (!slice.isEmpty()) {
      slices.add(slice);
    }
    return slices;
  }

  private List<Proposal> proposeSlice(
      Bundle bundle, OptionMapping mapping, List<ContentRef> slice) {
    Map<String, StoredContent> stored =
        contents.shown(slice.stream().map(ContentRef::sha256).toList());
    List<Content> found =
        slice.stream()
            .filter(content -> stored.containsKey(content.sha256()))
            .map(content -> content(stored, content))
            .toList();
    List<Proposal> said = processes.propose(bundle, mapping, found);
    List<Proposal> answers = new ArrayList<>();
    int next = 0;
    for (ContentRef content : slice) {
      boolean known = stored.containsKey(content.sha256());
      answers.add(known ? said.get(next++) : new Proposal.Failed("Its content is not stored"));
    }
    return answers;
  }

  private static Content content(Map<String, StoredContent> stored, ContentRef ref) {
    StoredContent content = stored.get(ref.sha256());
    if (content == null) {
      throw new IllegalStateException("Expected the content " + ref.sha256());
    }
    return new Content(content.mediaType(), content.bytes());
  }
}
