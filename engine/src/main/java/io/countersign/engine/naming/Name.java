package io.countersign.engine.naming;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What people call things by: keys, options, batches. A new one is kept {@link #tidy}, has to be
 * {@link #isClear}, and may not {@link #look} like another of its list; one that is stored already
 * is left as it is.
 */
public final class Name {
  /** Letters of other scripts, and the Latin ones that they can't be told from, after folding. */
  private static final String LOOKALIKES = "аaеeоoрpсcуyхxіiјjѕsԁdһhκkοoνvαaρpτtυuιi";

  private Name() {}

  /** The name without space around it, its characters composed (NFC). */
  public static String tidy(String given) {
    String trimmed = given.strip();
    return isPlain(trimmed) ? trimmed : Normalizer.normalize(trimmed, Normalizer.Form.NFC);
  }

  /** Whether it is tidy and all of it can be seen: nothing in it turns or hides what it says. */
  public static boolean isClear(String name) {
    return !name.isEmpty()
        && (isPlain(name)
            || (name.equals(tidy(name)) && name.codePoints().allMatch(Name::isVisible)));
  }

  /** Whether no two of {@code names} look the same. */
  public static boolean areDistinct(Collection<String> names) {
    Set<String> looks = new HashSet<>();
    return names.stream().allMatch(name -> looks.add(look(name)));
  }

  /** What names have in common that people can't tell apart. */
  public static String look(String name) {
    String folded =
        Normalizer.normalize(name, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    StringBuilder look = new StringBuilder(folded.length());
    for (char letter : folded.toCharArray()) {
      int known = LOOKALIKES.indexOf(letter);
      boolean foreign = known >= 0 && known % 2 == 0;
      look.append(foreign ? LOOKALIKES.charAt(known + 1) : letter);
    }
    return look.toString();
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < ' ' || name.charAt(i) > '~') {
        return false;
      }
    }
    return !name.startsWith(" ") && !name.endsWith(" ");
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> character == ' ';
      default -> !isBlank(character);
    };
  }

  /** Letters and marks without a form: fillers of Hangul, variation selectors. */
  private static boolean isBlank(int character) {
    return (character >= 0x115f && character <= 0x1160)
        || character == 0x3164
        || character == 0xffa0
        || character == 0x034f
        || character == 0x2800
        || (character >= 0x17b4 && character <= 0x17b5)
        || (character >= 0xfe00 && character <= 0xfe0e)
        || (character >= 0xe0100 && character <= 0xe01ef);
  }
}
