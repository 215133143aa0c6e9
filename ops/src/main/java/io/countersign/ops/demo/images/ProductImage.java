package io.countersign.ops.demo.images;

import java.util.Base64;

/**
 * One shipped image.
 *
 * @param key under which it is imported
 * @param png the PNG file in Base64
 * @param trueClass what it shows; the server is never told
 */
public record ProductImage(String key, String png, String trueClass) {
  /** The PNG file. */
  public byte[] pngBytes() {
    return Base64.getDecoder().decode(png);
  }

  /** The PNG file as a line of an import has it. */
  public String dataUri() {
    return "data:image/png;base64," + png;
  }
}
