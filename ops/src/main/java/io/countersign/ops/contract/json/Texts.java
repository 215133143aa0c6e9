package io.countersign.ops.contract.json;

/** Which texts can be stored. */
public final class Texts {
  private Texts() {}

  /** Whether it has neither NUL nor half a surrogate pair. */
  public static boolean storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0) {
        return false;
      }
      if (Character.isSurrogate(unit)) {
        boolean pair =
            Character.isHighSurrogate(unit)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
