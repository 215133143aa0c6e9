package io.countersign.bench.flow;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How long a reviewer takes for rows of which some are wrong, by the keystroke-level model and the
 * model human processor of Card, Moran and Newell, The Psychology of Human-Computer Interaction
 * (1983), all in seconds. Both ways take the same look at each row; neither touches the mouse.
 *
 * @param columns of the grid
 */
record Hands(int columns) {
  /** One key, pressed by an average typist (K). */
  private static final double KEY = 0.28;

  /** Making up one's mind about what comes next (M). */
  private static final double MIND = 1.35;

  /** A movement of the eye with its fixation, a cycle of perception and one of cognition. */
  private static final double LOOK = 0.23 + 0.10 + 0.07;

  /** "Correct", the digit of the right option, "Submit". */
  private static final int KEYS_TO_CORRECT = 3;

  /**
   * One row after the other: a look and a key for each, the next one being there at once; for a
   * wrong one a thought and the keys that correct it.
   *
   * @param wrong which of the rows, in their order
   */
  static double oneByOne(int rows, List<Integer> wrong) {
    return rows * LOOK
        + (rows - wrong.size()) * KEY
        + wrong.size() * (MIND + KEYS_TO_CORRECT * KEY);
  }

  /**
   * All of them side by side: a look for each; for a wrong one a thought, the arrows that lead
   * there from the one before, and the digit of the right option; a thought and a key that send
   * all; and the wait for the next grid.
   *
   * @param response of the system
   */
  double inGrid(int rows, List<Integer> wrong, double response) {
    double seconds = rows * LOOK + MIND + KEY + response;
    int at = 0;
    for (int place : wrong) {
      int arrows =
          Math.abs(place / columns - at / columns) + Math.abs(place % columns - at % columns);
      seconds += MIND + (arrows + 1) * KEY;
      at = place;
    }
    return seconds;
  }

  /** Rows of which each is wrong with this probability, in their order. */
  static List<Integer> wrong(int rows, double share, Random random) {
    return IntStream.range(0, rows).filter(row -> random.nextDouble() < share).boxed().toList();
  }
}
