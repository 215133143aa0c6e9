package io.countersign.ops.server.preview;

import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.ops.server.preview.PolicyPreview.Move;
import io.countersign.ops.server.preview.Said.Destination;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The same rows under two policies.
 *
 * @param now what the model in use said of each
 * @param then what the model said that would be in use
 */
record Sample(List<Said> now, List<Said> then) {
  static final Sample NONE = new Sample(List.of(), List.of());

  static List<Double> confidences(List<Said> said) {
    return said.stream().map(Said::confidence).toList();
  }

  /** How many rows would go from where to where, the most first; those that stay are left out. */
  List<Move> moves(Policy before, Policy after) {
    @Nullable PreLabelPolicy was = before.preLabel();
    @Nullable PreLabelPolicy is = after.preLabel();
    Map<List<Destination>, Integer> counts = new TreeMap<>(Collections.reverseOrder(Sample::order));
    for (int i = 0; i < now.size(); i++) {
      counts.merge(List.of(now.get(i).under(was), then.get(i).under(is)), 1, Integer::sum);
    }
    List<Move> moves = new ArrayList<>();
    counts.forEach(
        (way, rows) -> {
          if (way.get(0) != way.get(1)) {
            moves.add(new Move(way.get(0), way.get(1), rows));
          }
        });
    moves.sort((one, other) -> Integer.compare(other.rows(), one.rows()));
    return List.copyOf(moves);
  }

  /** How many rows the model would be for, if there were this option. */
  int leftOut(String option) {
    return (int)
        then.stream().filter(said -> said.isLeftOut() && option.equals(said.option())).count();
  }

  private static int order(List<Destination> one, List<Destination> other) {
    int from = one.get(0).compareTo(other.get(0));
    return from == 0 ? one.get(1).compareTo(other.get(1)) : from;
  }
}
