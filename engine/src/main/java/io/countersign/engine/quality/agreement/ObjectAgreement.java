package io.countersign.engine.quality.agreement;

import io.countersign.engine.annotation.Annotation;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far two people found the same objects: each of one is matched with one of the other so that
 * they are as alike as can be, and what has no partner counts as missed. Twice the likeness of all
 * pairs by the number of objects of both, in [0, 1]. Boxes and polygons are alike by the area that
 * both cover by that which either covers (IoU); spans are the same or are not, so that theirs is
 * the F₁ of either against the other (G. Hripcsak and A. S. Rothschild, "Agreement, the F-Measure,
 * and Reliability in Information Retrieval", 2005).
 */
public final class ObjectAgreement {
  /** The most objects that either of them may have found. */
  public static final int MOST_OBJECTS = 500;

  /** The most pairs of edges, one of each, that are compared. */
  private static final long MOST_EDGE_PAIRS = 10_000_000;

  private ObjectAgreement() {}

  /**
   * Of all the boxes, polygons or spans that two people gave under one name; undefined where
   * neither found anything, and where it is too much to compare.
   */
  public static OptionalDouble of(List<Annotation> one, List<Annotation> other) {
    List<FoundObject> some = objects(one);
    List<FoundObject> others = objects(other);
    int most = Math.max(some.size(), others.size());
    if (most == 0 || most > MOST_OBJECTS || edges(some) * edges(others) > MOST_EDGE_PAIRS) {
      return OptionalDouble.empty();
    }
    double alike = some.size() <= others.size() ? likeness(some, others) : likeness(others, some);
    return OptionalDouble.of(2 * alike / (some.size() + others.size()));
  }

  private static List<FoundObject> objects(List<Annotation> said) {
    return said.stream().flatMap(one -> FoundObject.of(one).stream()).toList();
  }

  private static long edges(List<FoundObject> objects) {
    return objects.stream().mapToLong(FoundObject::edges).sum();
  }

  private static double likeness(List<FoundObject> fewer, List<FoundObject> more) {
    double[][] likeness = new double[fewer.size()][more.size()];
    for (int i = 0; i < fewer.size(); i++) {
      for (int j = 0; j < more.size(); j++) {
        likeness[i][j] = fewer.get(i).likeness(more.get(j));
      }
    }
    return Assignment.greatestGain(likeness);
  }
}
