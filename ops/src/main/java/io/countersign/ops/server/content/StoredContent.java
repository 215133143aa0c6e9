package io.countersign.ops.server.content;

/** An image or a text with its media type. The bytes are not copied: nobody may change them. */
public final class StoredContent {
  private final String sha256;
  private final String mediaType;
  private final byte[] bytes;

  public StoredContent(String sha256, String mediaType, byte[] bytes) {
    this.sha256 = sha256;
    this.mediaType = mediaType;
    this.bytes = bytes;
  }

  public String sha256() {
    return sha256;
  }

  public String mediaType() {
    return mediaType;
  }

  public byte[] bytes() {
    return bytes;
  }
}
