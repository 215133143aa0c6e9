package io.countersign.projections;

import java.util.List;

/**
 * What a verification found.
 *
 * @param position that projections and log were compared at
 * @param documents compared
 * @param differences at most {@link ProjectionVerify#MOST_DIFFERENCES}
 * @param unsettled documents that changed too fast to be compared
 */
public record Verification(
    long position, long documents, List<Difference> differences, long unsettled) {
  public Verification {
    differences = List.copyOf(differences);
  }
}
