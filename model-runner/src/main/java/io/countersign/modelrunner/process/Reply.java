package io.countersign.modelrunner.process;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.modelrunner.Answer;
import java.util.List;

/** What the process of a model says. */
sealed interface Reply {

  /** The machine runs; what comes now is the model's doing. */
  record Started() implements Reply {}

  /** The model is loaded and was tried out. */
  record Ready() implements Reply {}

  /** It is not what its bundle says. */
  record Refused(CommandRefused refusal) implements Reply {}

  /** An answer for each content, in order. */
  record Answered(List<Answer> answers) implements Reply {
    public Answered {
      answers = List.copyOf(answers);
    }
  }

  /** It found too little memory. */
  record OutOfMemory() implements Reply {}
}
