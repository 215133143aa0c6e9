package io.countersign.engine.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldTest {
  private final Fold<List<Object>> fold =
      new Fold<List<Object>>().on(String.class, (state, event, at) -> state.add(event));

  @Test
  void appliesAnEventWithTheHandlerOfItsKind() {
    List<Object> state = new ArrayList<>();
    fold.apply(state, "happened", Instant.EPOCH);
    assertThat(state).containsExactly("happened");
  }

  @Test
  void anEventWithoutAHandlerChangesNothing() {
    List<Object> state = new ArrayList<>();
    fold.apply(state, 42, Instant.EPOCH);
    assertThat(state).isEmpty();
  }

  @Test
  void refusesASecondHandlerOfAKind() {
    assertThatIllegalStateException()
        .isThrownBy(() -> fold.on(String.class, (state, event, at) -> state.clear()));
  }
}
