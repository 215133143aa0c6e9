package io.countersign.ops.server.models;

import io.countersign.engine.modelrun.ModelReport.Comparison;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.modelrunner.Proposal;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.directory.ModelEntry;
import io.countersign.ops.server.directory.ProjectEntry;
import io.countersign.ops.server.models.AcceptedRows.AcceptedRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares a model that was just trained with the version that its project uses. */
public final class ChampionTrial {
  /** Most rows that both are asked about: the newest. */
  private static final int MOST = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(ChampionTrial.class);

  private final Lookup lookup;
  private final Policies policies;
  private final ModelAnswers models;

  public ChampionTrial(Lookup lookup, Policies policies, ModelAnswers models) {
    this.lookup = lookup;
    this.policies = policies;
    this.models = models;
  }

  /**
   * Compares them over the rows that a person decided since the used version was made.
   *
   * @param rows that the new one was trained on
   * @param said what it says of each of them, as trained without it; missing where it can't be read
   * @return empty where there is nothing to compare
   */
  Optional<Comparison> compare(
      ProjectEntry project, List<AcceptedRow> rows, List<Optional<String>> said) {
    Policy policy = policies.policy(project.id(), project.policyVersion());
    PreLabelPolicy preLabel = policy.preLabel();
    return Optional.ofNullable(preLabel)
        .flatMap(lookup::usedModel)
        .flatMap(used -> compare(used, policy, rows, said));
  }

  private Optional<Comparison> compare(
      ModelEntry used, Policy policy, List<AcceptedRow> rows, List<Optional<String>> said) {
    List<Integer> asked =
        IntStream.range(0, rows.size())
            .filter(i -> said.get(i).isPresent())
            .filter(i -> rows.get(i).byPerson() && rows.get(i).at().isAfter(used.at()))
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> rows.get(i).at()).reversed())
            .limit(MOST)
            .toList();
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    try {
      List<Proposal> proposals =
          models.propose(
              used.ref(), policy, asked.stream().map(i -> rows.get(i).content()).toList());
      return Optional.of(counted(used, asked, proposals, rows, said));
    } catch (CommandRefused refused) {
      LOG.info("{} can't be compared with: {}", used.ref(), refused.getMessage());
      return Optional.empty();
    }
  }

  private static Comparison counted(
      ModelEntry used,
      List<Integer> asked,
      List<Proposal> proposals,
      List<AcceptedRow> rows,
      List<Optional<String>> said) {
    int both = 0;
    int usedRight = 0;
    int newRight = 0;
    for (int i = 0; i < asked.size(); i++) {
      String option = rows.get(asked.get(i)).option();
      boolean usedIs =
          proposals.get(i) instanceof Proposal.PreLabel given && given.option().equals(option);
      boolean newIs = said.get(asked.get(i)).equals(Optional.of(option));
      both += usedIs && newIs ? 1 : 0;
      usedRight += usedIs && !newIs ? 1 : 0;
      newRight += newIs && !usedIs ? 1 : 0;
    }
    return new Comparison(used.name(), used.version(), asked.size(), both, usedRight, newRight);
  }
}
