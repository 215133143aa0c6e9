package io.countersign.engine.quality.agreement;

import java.util.Arrays;

/**
 * The best way to give each of the fewer a partner among the others, no partner twice: H. W. Kuhn's
 * Hungarian method in the form with potentials, O(n²m) for n of the fewer and m others.
 */
final class Assignment {
  private static final int NOBODY = 0;

  private final double[][] gains;
  private final double[] rowPotential;
  private final double[] columnPotential;
  private final int[] rowOf;
  private final int[] from;

  private Assignment(double[][] gains) {
    this.gains = gains;
    rowPotential = new double[gains.length + 1];
    columnPotential = new double[gains[0].length + 1];
    rowOf = new int[gains[0].length + 1];
    from = new int[gains[0].length + 1];
  }

  /**
   * The greatest sum of gains that an assignment can have.
   *
   * @param gains of each row with each column, as many columns as rows or more
   */
  static double greatestGain(double[][] gains) {
    if (gains.length == 0) {
      return 0;
    }
    Assignment assignment = new Assignment(gains);
    for (int row = 1; row <= gains.length; row++) {
      assignment.place(row);
    }
    return assignment.gain();
  }

  /** Rows and columns are counted from 1 here; 0 stands for none. */
  private void place(int row) {
    double[] least = new double[rowOf.length];
    boolean[] seen = new boolean[rowOf.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    rowOf[0] = row;
    int column = 0;
    do {
      seen[column] = true;
      column = nearest(column, least, seen);
    } while (rowOf[column] != NOBODY);
    while (column != 0) {
      rowOf[column] = rowOf[from[column]];
      column = from[column];
    }
  }

  /** The column that costs least to reach next, with the potentials moved by what it costs. */
  private int nearest(int at, double[] least, boolean[] seen) {
    int row = rowOf[at];
    int nearest = 0;
    double cost = Double.POSITIVE_INFINITY;
    for (int column = 1; column < rowOf.length; column++) {
      if (!seen[column]) {
        double step = -gains[row - 1][column - 1] - rowPotential[row] - columnPotential[column];
        if (step < least[column]) {
          least[column] = step;
          from[column] = at;
        }
        if (least[column] < cost) {
          cost = least[column];
          nearest = column;
        }
      }
    }
    move(cost, least, seen);
    return nearest;
  }

  private void move(double cost, double[] least, boolean[] seen) {
    for (int column = 0; column < rowOf.length; column++) {
      if (seen[column]) {
        rowPotential[rowOf[column]] += cost;
        columnPotential[column] -= cost;
      } else {
        least[column] -= cost;
      }
    }
  }

  private double gain() {
    double sum = 0;
    for (int column = 1; column < rowOf.length; column++) {
      if (rowOf[column] != NOBODY) {
        sum += gains[rowOf[column] - 1][column - 1];
      }
    }
    return sum;
  }
}
