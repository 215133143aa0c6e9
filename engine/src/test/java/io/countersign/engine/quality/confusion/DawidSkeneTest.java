package io.countersign.engine.quality.confusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.TestSeed;
import io.countersign.engine.quality.Reference;
import io.countersign.engine.quality.Reference.Line;
import io.countersign.engine.quality.confusion.DawidSkene.Settings;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DawidSkeneTest {
  private static final double ALL_ROUNDS = Double.NEGATIVE_INFINITY;

  /** Without priors it is the same algorithm, from the vote of the majority on. */
  @ParameterizedTest
  @CsvSource({"dense,20", "sparse,30", "known,25"})
  void withoutPriorsEqualsCrowdKit(String name, int rounds) {
    ConfusionEstimate estimate =
        DawidSkene.fit(answers(name), person -> Prior.NONE, new Settings(rounds, ALL_ROUNDS, 0));
    assertThat(Reference.of(name + "-crowd-kit.csv"))
        .hasSizeGreaterThan(200)
        .allSatisfy(
            line -> assertThat(value(estimate, line)).isEqualTo(line.number(4), within(1e-6)));
  }

  private static double value(ConfusionEstimate estimate, Line line) {
    return switch (line.fields().get(0)) {
      case "share" -> estimate.classShares()[line.whole(3)];
      case "posterior" -> estimate.posterior(line.whole(1))[line.whole(3)];
      default -> estimate.rate(line.whole(1), line.whole(3), line.whole(2));
    };
  }

  @ParameterizedTest
  @CsvSource({"dense,20", "sparse,30", "known,25"})
  void withPriorsEqualsAnotherImplementationByMatrices(String name, int rounds) {
    ConfusionEstimate estimate =
        DawidSkene.fit(answers(name), person -> Prior.LABEL, new Settings(rounds, ALL_ROUNDS, 1));
    assertThat(Reference.of(name + "-with-priors.csv"))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            line ->
                assertThat(estimate.posterior(line.whole(0))[line.whole(1)])
                    .isEqualTo(line.number(2), within(1e-9)));
  }

  private static Answers answers(String name) {
    List<Line> lines = Reference.of(name + "-answers.csv");
    Answers.Builder answers =
        new Answers.Builder(1 + most(lines, 0), 1 + most(lines, 1), 1 + most(lines, 2));
    lines.forEach(line -> answers.add(line.whole(0), line.whole(1), line.whole(2)));
    Reference.of(name + "-known.csv").forEach(line -> answers.known(line.whole(0), line.whole(1)));
    return answers.build();
  }

  private static int most(List<Line> lines, int field) {
    return lines.stream().mapToInt(line -> line.whole(field)).max().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 10})
  void isNeverLessLikelyAfterARound(double weight) {
    for (int turn = 0; turn < 20; turn++) {
      Simulated data = new Simulated(TestSeed.next(), 200, 10, 4, 3);
      List<Double> likelihoods =
          DawidSkene.fit(
                  data.answers, person -> new Prior(0.05, weight), new Settings(60, ALL_ROUNDS, 1))
              .likelihoods();
      assertThat(likelihoods).hasSize(60);
      for (int round = 1; round < likelihoods.size(); round++) {
        assertThat(likelihoods.get(round))
            .isGreaterThanOrEqualTo(likelihoods.get(round - 1) - 1e-6);
      }
    }
  }

  @Test
  void findsWhoIsCarelessAndIsRightMoreOftenThanTheMajority() {
    Simulated data = new Simulated(TestSeed.get(), 3_000, 10, 5, 3);
    ConfusionEstimate estimate =
        DawidSkene.fit(data.answers, person -> Prior.LABEL, Settings.USUAL);
    for (int person = 0; person < data.skill.length; person++) {
      assertThat(estimate.accuracy(person)).isEqualTo(data.skill[person], within(0.08));
    }
    assertThat(data.right(estimate)).isGreaterThan(data.rightByMajority() + 0.02);
  }

  @Test
  void takesAMillionAnswers() {
    Simulated data = new Simulated(TestSeed.get(), 333_334, 500, 10, 3);
    ConfusionEstimate estimate =
        DawidSkene.fit(data.answers, person -> Prior.LABEL, Settings.USUAL);
    assertThat(data.answers.size()).isGreaterThan(1_000_000);
    assertThat(data.right(estimate)).isGreaterThan(data.rightByMajority());
  }

  @Test
  void thePriorSpeaksForWhoeverSaidLittleAndIsOutvotedByManyAnswers() {
    Answers.Builder answers = new Answers.Builder(1_001, 2, 2);
    answers.known(1_000, 0).add(1_000, 0, 1);
    for (int item = 0; item < 1_000; item++) {
      answers.known(item, 0).add(item, 1, item % 4 == 0 ? 1 : 0);
    }
    ConfusionEstimate estimate =
        DawidSkene.fit(
            answers.build(), person -> person == 0 ? Prior.REVIEW : Prior.LABEL, Settings.USUAL);
    assertThat(estimate.rate(0, 0, 0)).isEqualTo(9.8 / 11, within(1e-9));
    assertThat(estimate.rate(1, 0, 0)).isEqualTo(0.75, within(0.01));
    assertThat(estimate.restsOn(1, 0, 1)).isEqualTo(250, within(1e-6));
    assertThat(estimate.answers(0)).isEqualTo(1, within(1e-9));
  }

  @Test
  void anItemThatNobodySpokeOfIsAsLikelyEachClassAsClassesAre() {
    Answers.Builder answers = new Answers.Builder(11, 1, 2);
    for (int item = 0; item < 10; item++) {
      answers.add(item, 0, item < 8 ? 0 : 1).known(item, item < 8 ? 0 : 1);
    }
    ConfusionEstimate estimate =
        DawidSkene.fit(answers.build(), person -> Prior.LABEL, new Settings(200, ALL_ROUNDS, 0));
    assertThat(estimate.posterior(10)).containsExactly(new double[] {0.8, 0.2}, within(1e-9));
  }

  @Test
  void refusesWhatIsNeitherItemNorPersonNorClass() {
    Answers.Builder answers = new Answers.Builder(2, 2, 2);
    assertThatThrownBy(() -> answers.add(2, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> answers.add(0, -1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> answers.known(0, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Three answers to each item, of people of whom some hardly look. */
  private static final class Simulated {
    final Answers answers;
    final double[] skill;
    private final int[] truths;
    private final int[] majority;

    Simulated(long seed, int items, int people, int classes, int each) {
      Random random = new Random(seed);
      skill = new double[people];
      for (int person = 0; person < people; person++) {
        skill[person] = person % 3 == 0 ? 0.5 : 0.95 - 0.1 * random.nextDouble();
      }
      truths = new int[items];
      majority = new int[items];
      Answers.Builder builder = new Answers.Builder(items, people, classes);
      for (int item = 0; item < items; item++) {
        truths[item] = random.nextInt(classes);
        majority[item] = answer(builder, random, item, classes, each);
      }
      answers = builder.build();
    }

    private int answer(Answers.Builder builder, Random random, int item, int classes, int each) {
      int[] votes = new int[classes];
      int first = random.nextInt(skill.length);
      for (int i = 0; i < each; i++) {
        int person = (first + i * (1 + item % 3)) % skill.length;
        boolean right = random.nextDouble() < skill[person];
        int other = (truths[item] + 1 + random.nextInt(classes - 1)) % classes;
        int said = right ? truths[item] : other;
        votes[said]++;
        builder.add(item, person, said);
      }
      return most(votes);
    }

    private static int most(int[] votes) {
      int most = 0;
      for (int c = 1; c < votes.length; c++) {
        most = votes[c] > votes[most] ? c : most;
      }
      return most;
    }

    double right(ConfusionEstimate estimate) {
      int right = 0;
      for (int item = 0; item < truths.length; item++) {
        double[] posterior = estimate.posterior(item);
        int best = 0;
        for (int c = 1; c < posterior.length; c++) {
          best = posterior[c] > posterior[best] ? c : best;
        }
        right += best == truths[item] ? 1 : 0;
      }
      return (double) right / truths.length;
    }

    double rightByMajority() {
      int right = 0;
      for (int item = 0; item < truths.length; item++) {
        right += majority[item] == truths[item] ? 1 : 0;
      }
      return (double) right / truths.length;
    }
  }
}
