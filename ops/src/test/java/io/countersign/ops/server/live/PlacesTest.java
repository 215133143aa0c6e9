package io.countersign.ops.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.project.UserId;
import io.countersign.ops.contract.problem.RequestRefused;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final UserId ADA = new UserId("ada");
  private static final UserId BOB = new UserId("bob");

  @Test
  void onePersonLeavesPlacesForOthers() {
    Places places = new Places(5, 2);
    places.take(ADA);
    places.take(ADA);
    assertThatThrownBy(() -> places.take(ADA))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("at most 2 clients of one person");
    assertThatCode(() -> places.take(BOB)).doesNotThrowAnyException();
  }

  @Test
  void thereAreOnlySoManyForAll() {
    Places places = new Places(1, 1);
    places.take(ADA);
    assertThatThrownBy(() -> places.take(BOB))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("at most 1 clients of the stream");
  }

  @Test
  void onesThatAreGivenBackAreTakenAgain() {
    Places places = new Places(1, 1);
    for (UserId person : List.of(ADA, BOB, BOB, ADA)) {
      places.take(person);
      places.giveBack(person);
    }
    assertThatCode(() -> places.take(ADA)).doesNotThrowAnyException();
  }

  @Test
  void manyAtOnceGetNoMoreThanThereAre() throws Exception {
    Places places = new Places(50, 30);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> takers =
          IntStream.range(0, 400)
              .<Callable<Boolean>>mapToObj(i -> () -> takes(places, i % 2 == 0 ? ADA : BOB))
              .toList();
      int taken = 0;
      for (Future<Boolean> took : threads.invokeAll(takers)) {
        taken += took.get() ? 1 : 0;
      }
      assertThat(taken).isEqualTo(50);
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean takes(Places places, UserId person) {
    try {
      places.take(person);
      return true;
    } catch (RequestRefused full) {
      return false;
    }
  }
}
