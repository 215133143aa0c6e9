package io.countersign.projections.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** The opaque form of the id that a page ends with. */
final class PageMark {
  private PageMark() {}

  static String write(String id) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(UTF_8));
  }

  /**
   * Reads the id.
   *
   * @throws InvalidPageMark if {@code mark} is not of that form
   */
  static String read(String mark) {
    try {
      String id = new String(Base64.getUrlDecoder().decode(mark), UTF_8);
      if (write(id).equals(mark) && !id.isEmpty()) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidPageMark(mark, e);
    }
    throw new InvalidPageMark(mark, null);
  }
}
