package io.countersign.engine.annotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The outline of a polygon. Edges may touch and lie on one another, as where a hole is cut out by a
 * bridge to it; they may not cross.
 */
final class Outline {
  private final List<Annotation.Point> corners;

  Outline(List<Annotation.Point> corners) {
    this.corners = corners;
  }

  private record Edge(Annotation.Point from, Annotation.Point to) {
    double left() {
      return Math.min(from.x(), to.x());
    }

    double right() {
      return Math.max(from.x(), to.x());
    }

    boolean crosses(Edge other) {
      return overlaps(other) && divides(other) && other.divides(this);
    }

    /** Whether they are at the same height somewhere, which is quick to see. */
    private boolean overlaps(Edge other) {
      return Math.min(from.y(), to.y()) < Math.max(other.from.y(), other.to.y())
          && Math.min(other.from.y(), other.to.y()) < Math.max(from.y(), to.y());
    }

    /** Whether the ends of {@code other} are on either side of this edge. */
    private boolean divides(Edge other) {
      return side(other.from) * side(other.to) < 0;
    }

    private double side(Annotation.Point point) {
      return Math.signum(
          (to.x() - from.x()) * (point.y() - from.y())
              - (to.y() - from.y()) * (point.x() - from.x()));
    }
  }

  /** The area inside, in square pixels; by the shoelace formula. */
  double area() {
    double twice = 0;
    for (Edge edge : edges()) {
      twice += edge.from().x() * edge.to().y() - edge.to().x() * edge.from().y();
    }
    return Math.abs(twice) / 2;
  }

  /** Whether an edge crosses another. From left to right, so that few have to be compared. */
  boolean crossesItself() {
    List<Edge> edges = edges();
    edges.sort(Comparator.comparingDouble(Edge::left));
    for (int i = 0; i < edges.size(); i++) {
      Edge edge = edges.get(i);
      for (int j = i + 1; j < edges.size() && edges.get(j).left() < edge.right(); j++) {
        if (edge.crosses(edges.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Edge> edges() {
    List<Edge> edges = new ArrayList<>(corners.size());
    for (int i = 0; i < corners.size(); i++) {
      edges.add(new Edge(corners.get(i), corners.get((i + 1) % corners.size())));
    }
    return edges;
  }
}
