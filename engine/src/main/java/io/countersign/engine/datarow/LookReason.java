package io.countersign.engine.datarow;

/** Why a row needs a person's look. */
public enum LookReason {
  /** Nothing that could be shown is known of it. */
  NOTHING_KNOWN,
  /** A label can be shown, and is not sure enough. */
  NOT_SURE,
  /** A model is confident, and the row was drawn for a person to label it all the same. */
  AUDIT,
  /** Its true label is known, and people are to be measured on it. */
  BENCHMARK,
  /** What was shown was rejected. */
  REJECTED,
  /** What one person gave or approved is not what another did, or was rejected by them. */
  PEOPLE_DIFFER,
  /** It had as many looks as the policy allows. */
  MOST_LOOKS
}
