package io.countersign.ops.server.models;

import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.Proposal;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.ops.server.content.ContentStore;
import io.countersign.ops.server.content.StoredContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Asks models about stored contents: slice by slice, so that not all are in memory, two slices at a
 * time.
 */
public final class ModelAnswers implements AutoCloseable {
  private static final int THREADS = 2;

  /** Most contents of a slice, and most bytes of it where it has more than one. */
  private static final int SLICE = 64;

  private static final long SLICE_BYTES = 32L << 20;

  private final ModelStore store;
  private final Models models;
  private final ContentStore contents;
  private final ExecutorService threads;

  public ModelAnswers(ModelStore store, Models models, ContentStore contents) {
    this.store = store;
    this.models = models;
    this.contents = contents;
    CustomizableThreadFactory factory = new CustomizableThreadFactory("model-");
    factory.setDaemon(true);
    this.threads = Executors.newFixedThreadPool(THREADS, factory);
  }

  /**
   * What the model proposes for each content, in order; one that is not stored or cannot be read
   * fails alone.
   *
   * @throws CommandRefused {@code MODEL_NOT_FOUND}, or {@code MODEL_INVALID} if it cannot be run or
   *     speaks of something that is not in the ontology
   */
  public List<Proposal> propose(ModelRef model, Ontology ontology, List<ContentRef> asked) {
    try {
      return propose(store.open(model), ontology, asked);
    } catch (CommandRefused refused) {
      if (refused.refusal() != Refusal.MODEL_INVALID) {
        throw refused;
      }
      // Its files may have been altered since they were checked: they are made anew, once.
      store.forget(model);
      return propose(store.open(model), ontology, asked);
    }
  }

  /**
   * Checks that a model can be run for an ontology.
   *
   * @throws CommandRefused as {@link #propose}
   */
  public void requireFits(ModelRef model, Ontology ontology) {
    models.requireFits(store.open(model), ontology);
  }

  private List<Proposal> propose(Bundle bundle, Ontology ontology, List<ContentRef> asked) {
    List<Callable<List<Proposal>>> slices = new ArrayList<>();
    for (List<ContentRef> slice : slices(asked)) {
      slices.add(() -> proposeSlice(bundle, ontology, slice));
    }
    try {
      List<Proposal> all = new ArrayList<>();
      for (Future<List<Proposal>> slice : threads.invokeAll(slices)) {
        all.addAll(slice.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw unchecked(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a model was asked", e);
    }
  }

  /** What is missing from this machine to run a model is a fault of the model here. */
  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof RuntimeException runtime) {
      return runtime;
    }
    CommandRefused refused =
        new CommandRefused(
            Refusal.MODEL_INVALID, "The model cannot be run on this machine: " + failure);
    refused.addSuppressed(failure);
    return refused;
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

  private List<Proposal> proposeSlice(Bundle bundle, Ontology ontology, List<ContentRef> slice) {
    Map<String, StoredContent> stored =
        contents.find(slice.stream().map(ContentRef::sha256).toList());
    List<Content> found =
        slice.stream()
            .filter(content -> stored.containsKey(content.sha256()))
            .map(content -> content(stored, content))
            .toList();
    List<Proposal> said = models.propose(bundle, ontology, found);
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

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
