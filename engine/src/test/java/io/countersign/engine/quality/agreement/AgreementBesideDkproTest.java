package io.countersign.engine.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.TestSeed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.dkpro.statistics.agreement.coding.CodingAnnotationStudy;
import org.dkpro.statistics.agreement.coding.CohenKappaAgreement;
import org.dkpro.statistics.agreement.coding.FleissKappaAgreement;
import org.dkpro.statistics.agreement.coding.KrippendorffAlphaAgreement;
import org.dkpro.statistics.agreement.distance.IDistanceFunction;
import org.dkpro.statistics.agreement.distance.IntervalDistanceFunction;
import org.dkpro.statistics.agreement.distance.NominalDistanceFunction;
import org.dkpro.statistics.agreement.distance.OrdinalDistanceFunction;
import org.junit.jupiter.api.Test;

/** Random studies, as DKPro Statistics computes them. */
class AgreementBesideDkproTest {
  private static final Offset<Double> SAME = within(1e-9);
  private static final int STUDIES = 200;

  /** A study as DKPro and as we have it. */
  private record Study(CodingAnnotationStudy theirs, List<Rated<Double>> ours) {
    static Study drawn(Random random, int raters, double missing) {
      CodingAnnotationStudy theirs = new CodingAnnotationStudy(raters);
      List<Rated<Double>> ours = new ArrayList<>();
      int values = 2 + random.nextInt(6);
      double noise = random.nextDouble();
      for (int unit = 5 + random.nextInt(40); unit > 0; unit--) {
        int truth = random.nextInt(values);
        Object[] said = new Object[raters];
        for (int rater = 0; rater < raters; rater++) {
          Integer value = random.nextDouble() < noise ? random.nextInt(values) : truth;
          said[rater] = random.nextDouble() < missing ? null : value;
        }
        theirs.addItemAsArray(said);
        ours.add(
            new Rated<>(
                Arrays.stream(said)
                    .filter(Objects::nonNull)
                    .map(value -> ((Integer) value).doubleValue())
                    .toList(),
                1));
      }
      return new Study(theirs, ours);
    }

    /** Theirs ranks values by all answers, also those that have no other to be paired with. */
    boolean isFull() {
      return ours.stream().allMatch(unit -> unit.values().size() > 1);
    }

    double alpha(IDistanceFunction distance) {
      return new KrippendorffAlphaAgreement(theirs, distance).calculateAgreement();
    }
  }

  @Test
  void alphasAreTheSame() {
    long seed = TestSeed.next();
    Random random = new Random(seed);
    int compared = 0;
    for (int i = 0; i < STUDIES; i++) {
      Study study = Study.drawn(random, 2 + random.nextInt(4), 0.3 * random.nextInt(3));
      OptionalDouble alpha = KrippendorffAlpha.nominal(study.ours());
      if (alpha.isPresent()) {
        compared++;
        assertThat(alpha.getAsDouble())
            .as("study %d of seed %d", i, seed)
            .isCloseTo(study.alpha(new NominalDistanceFunction()), SAME);
        if (study.isFull()) {
          assertThat(KrippendorffAlpha.ordinal(study.ours()).orElseThrow())
              .as("study %d of seed %d", i, seed)
              .isCloseTo(study.alpha(new OrdinalDistanceFunction()), SAME);
        }
        assertThat(KrippendorffAlpha.interval(study.ours()).orElseThrow())
            .as("study %d of seed %d", i, seed)
            .isCloseTo(study.alpha(new IntervalDistanceFunction()), SAME);
      }
    }
    assertThat(compared).isGreaterThan(STUDIES / 2);
  }

  @Test
  void kappasAreTheSame() {
    long seed = TestSeed.next();
    Random random = new Random(seed);
    for (int i = 0; i < STUDIES; i++) {
      Study two = Study.drawn(random, 2, 0);
      Kappa.cohen(two.ours())
          .ifPresent(
              kappa ->
                  assertThat(kappa)
                      .as("seed %d", seed)
                      .isCloseTo(new CohenKappaAgreement(two.theirs()).calculateAgreement(), SAME));
      Study many = Study.drawn(random, 3 + random.nextInt(4), 0);
      assertThat(Kappa.fleiss(many.ours()).orElseThrow())
          .as("seed %d", seed)
          .isCloseTo(new FleissKappaAgreement(many.theirs()).calculateAgreement(), SAME);
    }
  }
}
