package io.countersign.ops.server.models;

import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.Policy;
import io.countersign.modelrunner.Proposal;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Asks models while somebody waits, for no more than a few at once, and stores nothing. */
@Component
public final class ModelTrials {
  private static final int AT_ONCE = 2;

  private final ModelAnswers models;
  private final Semaphore places = new Semaphore(AT_ONCE);

  ModelTrials(ModelAnswers models) {
    this.models = models;
  }

  /**
   * What the model would propose for each content, in order.
   *
   * @throws RequestRefused {@code TOO_MANY_AT_ONCE}
   * @throws io.countersign.engine.refusal.CommandRefused as {@link ModelAnswers#propose}
   */
  public List<Proposal> propose(ModelRef model, Policy policy, List<ContentRef> asked) {
    if (!places.tryAcquire()) {
      throw new RequestRefused(
          ProblemCode.TOO_MANY_AT_ONCE, "Too many previews at once; try again later");
    }
    try {
      return models.propose(model, policy, asked);
    } finally {
      places.release();
    }
  }
}
