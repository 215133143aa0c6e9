package io.countersign.ops.server.content;

import io.countersign.modelrunner.image.file.Rendition;
import org.jspecify.annotations.Nullable;

/** An image or a text with its media type. The bytes are not copied: nobody may change them. */
public final class StoredContent {
  private final String sha256;
  private final String mediaType;
  private final byte[] bytes;
  private final @Nullable Rendition rendition;

  public StoredContent(String sha256, String mediaType, byte[] bytes) {
    this(sha256, mediaType, bytes, null);
  }

  /**
   * @param rendition what is shown of it, where not every browser shows it alike
   */
  StoredContent(String sha256, String mediaType, byte[] bytes, @Nullable Rendition rendition) {
    this.sha256 = sha256;
    this.mediaType = mediaType;
    this.bytes = bytes;
    this.rendition = rendition;
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

  /** All that is stored of it, in bytes. */
  public long size() {
    return bytes.length + (rendition == null ? 0L : rendition.bytes().length);
  }

  @Nullable Rendition rendition() {
    return rendition;
  }
}
