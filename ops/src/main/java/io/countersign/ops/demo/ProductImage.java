package io.countersign.ops.demo;

/**
 * One shipped image.
 *
 * @param key under which it is imported
 * @param png the PNG file in Base64
 * @param trueClass what it shows; the server is never told
 */
record ProductImage(String key, String png, String trueClass) {
  String dataUri() {
    return "data:image/png;base64," + png;
  }
}
