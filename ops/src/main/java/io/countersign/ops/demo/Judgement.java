package io.countersign.ops.demo;

/** What a simulated reviewer makes of a label. */
sealed interface Judgement {
  /** The label is right. */
  record Approve() implements Judgement {}

  /** The label is wrong, and this is the right one. */
  record Correct(String category, String reason) implements Judgement {}

  /** The label is wrong, and is to be made anew. */
  record Reject(String reason, String comment) implements Judgement {}
}
