package io.countersign.modelrunner;

/** An image or a text as it is stored. The bytes are not copied: nobody may change them. */
public final class Content {
  private final String mediaType;
  private final byte[] bytes;

  /**
   * @param mediaType such as {@code image/png} or {@code text/plain}
   */
  public Content(String mediaType, byte[] bytes) {
    this.mediaType = mediaType;
    this.bytes = bytes;
  }

  public String mediaType() {
    return mediaType;
  }

  public byte[] bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return mediaType + ", " + bytes.length + " bytes";
  }
}
