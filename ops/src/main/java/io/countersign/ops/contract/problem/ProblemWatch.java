package io.countersign.ops.contract.problem;

/** Is told of every problem that is answered. */
@FunctionalInterface
public interface ProblemWatch {
  void answered(Problem problem);
}
