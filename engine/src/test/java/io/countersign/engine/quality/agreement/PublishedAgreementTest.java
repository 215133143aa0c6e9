package io.countersign.engine.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Examples as they are published, to 1e-9 where the paper's counts give the exact value. */
class PublishedAgreementTest {
  private static final String ABSENT = ".";

  /** What each rater said, unit by unit. */
  private static List<Rated<String>> said(String... raters) {
    List<String[]> rows = Stream.of(raters).map(rater -> rater.split(" ")).toList();
    List<Rated<String>> units = new ArrayList<>();
    for (int unit = 0; unit < rows.get(0).length; unit++) {
      int at = unit;
      units.add(
          new Rated<>(
              rows.stream().map(row -> row[at]).filter(value -> !value.equals(ABSENT)).toList(),
              1));
    }
    return units;
  }

  private static List<Rated<Double>> numbers(List<Rated<String>> units) {
    return units.stream()
        .map(
            unit -> new Rated<>(unit.values().stream().map(Double::valueOf).toList(), unit.units()))
        .toList();
  }

  /** Krippendorff 2011, A: binary data, two observers, no missing data; 0.095. */
  @Test
  void alphaOfTwoObserversAndTwoValues() {
    assertThat(
            KrippendorffAlpha.nominal(said("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"))
                .orElseThrow())
        .isCloseTo(2 / 21.0, within(1e-9));
  }

  /** Krippendorff 2011, B: nominal data, two observers, no missing data; 0.692. */
  @Test
  void alphaOfTwoObserversAndFiveValues() {
    assertThat(
            KrippendorffAlpha.nominal(said("a a b b d c c c e d d a", "b a b b b c c c e d d d"))
                .orElseThrow())
        .isCloseTo(310 / 448.0, within(1e-9));
  }

  /** Krippendorff 2011, C: any number of observers, missing data; 0.743, 0.815 and 0.849. */
  @Test
  void alphaOfFourObserversWhoLeftUnitsOut() {
    List<Rated<String>> units =
        said(
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 .");
    assertThat(KrippendorffAlpha.nominal(units).orElseThrow()).isCloseTo(113 / 152.0, within(1e-9));
    assertThat(KrippendorffAlpha.ordinal(numbers(units)).orElseThrow())
        .isCloseTo(0.815, within(5e-4));
    assertThat(KrippendorffAlpha.interval(numbers(units)).orElseThrow())
        .isCloseTo(0.849, within(5e-4));
  }

  /** Cohen 1960, table 1: 0.70 observed, 0.41 by chance. */
  @Test
  void kappaOfTwoRaters() {
    long[][] table = {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};
    List<Rated<Integer>> units = new ArrayList<>();
    for (int one = 0; one < 3; one++) {
      for (int other = 0; other < 3; other++) {
        units.add(new Rated<>(List.of(one, other), table[one][other]));
      }
    }
    assertThat(Kappa.cohen(units).orElseThrow()).isCloseTo((0.70 - 0.41) / 0.59, within(1e-9));
  }

  /** Fleiss 1971, table 1: 30 patients, six raters, five diagnoses; 0.430. */
  @Test
  void kappaOfManyRaters() {
    String table =
        "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031"
            + " 00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500"
            + " 00006";
    List<Rated<Integer>> units =
        Stream.of(table.split(" ")).map(PublishedAgreementTest::diagnoses).toList();
    double kappa = Kappa.fleiss(units).orElseThrow();
    assertThat(kappa).isCloseTo(0.430, within(5e-4));
    // statsmodels 0.15.0 says so of the same table
    assertThat(kappa).isCloseTo(0.43024452006014074, within(1e-9));
  }

  private static Rated<Integer> diagnoses(String counts) {
    List<Integer> values = new ArrayList<>();
    for (int diagnosis = 0; diagnosis < counts.length(); diagnosis++) {
      for (int times = 0; times < counts.charAt(diagnosis) - '0'; times++) {
        values.add(diagnosis);
      }
    }
    return new Rated<>(values, 1);
  }
}
