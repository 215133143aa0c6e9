package io.countersign.engine.quality.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.TestSeed;
import io.countersign.engine.quality.bound.ErrorAlarm.Alarm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorAlarmTest {
  private static final int RUNS = 2_000;
  private static final int AUDITS = 1_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.02, 0.05, 0.1, 0.3})
  void ringsForNothingInAtMostOneOfTwentyProjectsOfAThousandAudits(double allowed) {
    Random random = new Random(TestSeed.get());
    ErrorAlarm alarm = new ErrorAlarm(allowed);
    int rang = 0;
    for (int run = 0; run < RUNS; run++) {
      rang += alarm.first(audits(random, AUDITS, allowed)).isPresent() ? 1 : 0;
    }
    assertThat(rang).isLessThanOrEqualTo(RUNS / 20);
  }

  /** However many good audits there were before: 9 of 10 runs ring within {@code within} audits. */
  @ParameterizedTest
  @CsvSource({"0, 0.02, 30", "0, 0.05, 50", "200, 0.02, 30", "1000, 0.02, 30", "1000, 0.05, 50"})
  void ringsSoonAfterThreeOfTenComeToBeWrong(int before, double allowed, int within) {
    Random random = new Random(TestSeed.get());
    ErrorAlarm alarm = new ErrorAlarm(allowed);
    List<Integer> delays = new ArrayList<>();
    while (delays.size() < RUNS) {
      List<Boolean> audits = audits(random, before, allowed / 4);
      audits.addAll(audits(random, 400, 0.3));
      int rang = alarm.first(audits).map(Alarm::last).orElse(audits.size());
      if (rang >= before) {
        delays.add(rang - before + 1);
      }
    }
    Collections.sort(delays);
    assertThat(delays.get(RUNS * 9 / 10)).isLessThanOrEqualTo(within);
  }

  @Test
  void saysWhereTheBadOnesBegin() {
    List<Boolean> audits = new ArrayList<>(Collections.nCopies(500, false));
    audits.addAll(Collections.nCopies(20, true));

    Optional<Alarm> alarm = new ErrorAlarm(0.02).first(audits);

    assertThat(alarm.orElseThrow().first()).isEqualTo(500);
    assertThat(alarm.orElseThrow().last()).isBetween(502, 505);
    assertThat(alarm.orElseThrow().audits()).isBetween(3, 6);
  }

  @Test
  void staysSilentWhileNothingIsWrongAndWithoutAudits() {
    ErrorAlarm alarm = new ErrorAlarm(0.02);
    assertThat(alarm.first(List.of())).isEmpty();
    assertThat(alarm.first(Collections.nCopies(10_000, false))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
  void refusesWhatIsNoShare(double allowed) {
    assertThatThrownBy(() -> new ErrorAlarm(allowed)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Boolean> audits(Random random, int count, double errors) {
    List<Boolean> audits = new ArrayList<>(count);
    for (int audit = 0; audit < count; audit++) {
      audits.add(random.nextDouble() < errors);
    }
    return audits;
  }
}
