package io.countersign.processes.flow;

import io.countersign.engine.datarow.TaskId;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something of ours that the diagrams refer to by name; they can call nothing else. */
public sealed interface NamedStep {

  /** An automatic step. */
  record Action(Consumer<Token> action) implements NamedStep {}

  /** An automatic step that acts on what the decision table before it said, by output. */
  record OnDecision(BiConsumer<Token, Map<String, String>> action) implements NamedStep {}

  /** Opens the task of a person whose step the token has reached. */
  record OpensTask(Function<Token, TaskId> opening) implements NamedStep {}

  /** Gives a decision table what it asks for, by input; none of it is stored. */
  record DecisionInputs(Function<Token, Map<String, @Nullable Object>> inputs)
      implements NamedStep {}

  /**
   * What gateways ask.
   *
   * @param answers with a public method for each question, which takes a {@link Token}
   */
  record Questions(Object answers) implements NamedStep {}
}
