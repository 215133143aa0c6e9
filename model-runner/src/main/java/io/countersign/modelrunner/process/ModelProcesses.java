package io.countersign.modelrunner.process;

import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.modelrunner.Answer;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.OpenModels;
import io.countersign.modelrunner.OptionMapping;
import io.countersign.modelrunner.Proposal;
import io.countersign.modelrunner.Runner;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.Input;
import io.countersign.modelrunner.bundle.Input.MiniLmText;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs bundles over contents, each in a process of its own, so that none takes more than its
 * budget, and none that fails takes anything else with it. Thread-safe: different models run at the
 * same time, the same one for one caller after the other.
 */
public final class ModelProcesses implements Runner, AutoCloseable {
  private final ModelBudget budget;
  private final ChildMachine machine;
  private final Models plain;
  private final ProcessorTime time = new ProcessorTime();
  private final OpenModels<Object, ModelChild> open;
  private final Set<ModelChild> children = ConcurrentHashMap.newKeySet();

  /**
   * @param program the class that runs {@link ModelProcess}, and arguments to put before its own
   * @param budget of each model
   * @param most how many processes stay when nobody needs them
   * @param threads that run a model
   */
  public ModelProcesses(List<String> program, ModelBudget budget, int most, int threads) {
    this.budget = budget;
    this.machine = new ChildMachine(program, budget.memory(), threads);
    this.plain = new Models(1, threads);
    this.open = new OpenModels<>(most, this::end);
  }

  /**
   * @throws ModelFailedException if it took more than its budget, or its process ended
   */
  @Override
  public void verify(Bundle bundle) {
    Subject subject = Subject.of(bundle);
    open.use(
        bundle.manifest(),
        this::begin,
        child -> {
          child.open(subject);
          return child;
        });
  }

  /**
   * @throws ModelFailedException if it took more than its budget, or its process ended
   * @throws java.util.concurrent.CancellationException if this is closed meanwhile
   */
  @Override
  public List<Answer> answers(Bundle bundle, List<Content> contents) {
    return ask(bundle.manifest(), Subject.of(bundle), contents);
  }

  /**
   * What the model proposes for each content, in order; a content that cannot be read fails alone.
   *
   * @throws CommandRefused {@code MODEL_INVALID} if the model cannot be run at all
   * @throws ModelFailedException as {@link #answers}
   */
  public List<Proposal> propose(Bundle bundle, OptionMapping mapping, List<Content> contents) {
    return mapping.proposals(answers(bundle, contents));
  }

  /** The same for an ontology that has the model's options. */
  public List<Proposal> propose(Bundle bundle, Ontology ontology, List<Content> contents) {
    return propose(bundle, OptionMapping.of(bundle.manifest(), ontology), contents);
  }

  /** What takes no model is done in this process. */
  @Override
  public List<float[]> features(Input input, List<Content> contents) {
    if (input instanceof MiniLmText text) {
      return ask(text, Subject.of(text), contents).stream().map(Answer::values).toList();
    }
    return plain.features(input, contents);
  }

  private List<Answer> ask(Object key, Subject subject, List<Content> contents) {
    return open.use(key, this::begin, child -> child.answers(subject, contents));
  }

  private ModelChild begin() {
    ModelChild child = new ModelChild(budget, machine, time);
    children.add(child);
    return child;
  }

  private void end(ModelChild child) {
    children.remove(child);
    child.close();
  }

  /** Ends every process, also of models that are at work. */
  @Override
  public void close() {
    open.close();
    children.forEach(ModelChild::close);
    plain.close();
    time.close();
  }
}
