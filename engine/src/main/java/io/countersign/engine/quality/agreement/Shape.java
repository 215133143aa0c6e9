package io.countersign.engine.quality.agreement;

import io.countersign.engine.annotation.Annotation.Point;
import io.countersign.engine.annotation.Annotation.Rectangle;
import java.util.ArrayList;
import java.util.List;

/** A closed outline whose edges don't cross, in pixels. */
final class Shape {
  private final List<Point> corners;

  Shape(List<Point> corners) {
    this.corners = corners;
  }

  static Shape of(Rectangle box) {
    double right = box.x() + box.width();
    double bottom = box.y() + box.height();
    return new Shape(
        List.of(
            new Point(box.x(), box.y()),
            new Point(right, box.y()),
            new Point(right, bottom),
            new Point(box.x(), bottom)));
  }

  int edges() {
    return corners.size();
  }

  /** The area that both cover by that which either covers, in [0, 1]. */
  double overlap(Shape other) {
    double base = Math.min(top(), other.top());
    List<Edge> one = edges(base);
    List<Edge> two = other.edges(base);
    double common = Math.abs(common(one, two));
    double either = Math.abs(area(one)) + Math.abs(area(two)) - common;
    return either <= 0 ? 0 : Math.max(0, Math.min(1, common / either));
  }

  private double top() {
    return corners.stream().mapToDouble(Point::y).min().orElse(0);
  }

  private List<Edge> edges(double base) {
    List<Edge> edges = new ArrayList<>(corners.size());
    for (int i = 0; i < corners.size(); i++) {
      Edge edge = Edge.of(corners.get(i), corners.get((i + 1) % corners.size()), base);
      if (edge.left < edge.right) {
        edges.add(edge);
      }
    }
    return edges;
  }

  private static double area(List<Edge> edges) {
    double area = 0;
    for (Edge edge : edges) {
      area += edge.sign * edge.area(edge.left, edge.right);
    }
    return area;
  }

  /**
   * A shape is the sum of what lies between the base and each of its edges, taken off where the
   * edge leads back; so what two have in common is the sum of what all pairs of edges have.
   */
  private static double common(List<Edge> one, List<Edge> two) {
    double area = 0;
    for (Edge edge : one) {
      for (Edge other : two) {
        double left = Math.max(edge.left, other.left);
        double right = Math.min(edge.right, other.right);
        if (left < right) {
          area += edge.sign * other.sign * edge.lower(other, left, right);
        }
      }
    }
    return area;
  }

  /** An edge from left to right, as a line of heights above the base. */
  private record Edge(double left, double right, double atLeft, double slope, int sign) {
    static Edge of(Point from, Point to, double base) {
      boolean onwards = from.x() <= to.x();
      Point first = onwards ? from : to;
      Point last = onwards ? to : from;
      double slope = first.x() == last.x() ? 0 : (last.y() - first.y()) / (last.x() - first.x());
      return new Edge(first.x(), last.x(), first.y() - base, slope, onwards ? 1 : -1);
    }

    double at(double x) {
      return atLeft + slope * (x - left);
    }

    double area(double from, double to) {
      return (at(from) + at(to)) / 2 * (to - from);
    }

    /** The area below both. */
    double lower(Edge other, double from, double to) {
      double before = at(from) - other.at(from);
      double after = at(to) - other.at(to);
      if (before * after >= 0) {
        return before + after <= 0 ? area(from, to) : other.area(from, to);
      }
      double crossing = from + (to - from) * before / (before - after);
      return before < 0
          ? area(from, crossing) + other.area(crossing, to)
          : other.area(from, crossing) + area(crossing, to);
    }
  }
}
