package io.countersign.modelrunner;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads texts from bytes. */
final class Texts {
  private Texts() {}

  static String decode(Content content) throws UnreadableException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(content.bytes()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableException("the text is not UTF-8");
    }
  }
}
