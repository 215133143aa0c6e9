package io.countersign.modelrunner.image.file;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The chunks of a WebP (RFC 9649): its first picture, and what is said about it. */
final class WebpHeader {
  private static final int RIFF = 12;
  private static final int FRAME = 16;
  private static final int ANIMATED = 0x02;
  private static final int ALPHA = 0x10;
  private static final int PROFILED = 0x20;
  private static final int EXTENDED = 18;

  /** From here on it takes seconds to decode: models and browsers get something else. */
  private static final int FAST_PIXELS = 1_000_000;

  private int width;
  private int height;
  private boolean animated;
  private Orientation orientation = Orientation.UPRIGHT;
  private Rectangle frame = new Rectangle();
  private @Nullable RiffChunk picture;
  private @Nullable RiffChunk profile;

  private WebpHeader() {}

  static Header read(Bytes file) throws ImageUnreadableException {
    return walked(file).header();
  }

  /**
   * A file of the first picture alone, with its colour profile. An animation, and transparency that
   * is stored apart, are left out: only what {@link #read} has looked at is there to be decoded.
   */
  static WebpPicture firstPicture(Bytes file) throws ImageUnreadableException {
    WebpHeader walked = walked(file);
    RiffChunk picture = walked.requirePicture();
    byte[] alone = alone(picture, walked.profile, size(picture));
    return new WebpPicture(alone, picture.is("VP8L"));
  }

  private static WebpHeader walked(Bytes file) throws ImageUnreadableException {
    Bytes chunks = RiffChunk.at(file, 0).whole();
    WebpHeader header = new WebpHeader();
    for (long at = RIFF; RiffChunk.isAt(chunks, at); ) {
      RiffChunk chunk = RiffChunk.at(chunks, at);
      header.take(chunk);
      at += chunk.space();
    }
    return header;
  }

  private void take(RiffChunk chunk) throws ImageUnreadableException {
    Bytes data = chunk.data();
    if (chunk.is("VP8X")) {
      animated = (data.u8(0) & ANIMATED) != 0;
      width = data.u24(4) + 1;
      height = data.u24(7) + 1;
    } else if (chunk.is("ICCP")) {
      profile = chunk;
    } else if (chunk.is("EXIF")) {
      Bytes exif = data.says(0, "Exif\0\0") ? data.part(6, data.length()) : data;
      orientation = TiffDirectory.orientationOf(exif);
    } else if (picture == null && chunk.is("ANMF")) {
      frame = new Rectangle(2 * data.u24(0), 2 * data.u24(3), data.u24(6) + 1, data.u24(9) + 1);
      picture = inFrame(data.part(FRAME, data.length()));
    } else if (picture == null && isPicture(chunk)) {
      frame = new Rectangle(width, height);
      picture = chunk;
    }
  }

  private static RiffChunk inFrame(Bytes frame) throws ImageUnreadableException {
    for (long at = 0; RiffChunk.isAt(frame, at); ) {
      RiffChunk chunk = RiffChunk.at(frame, at);
      if (isPicture(chunk)) {
        return chunk;
      }
      at += chunk.space();
    }
    throw ImageUnreadableException.broken("it holds no picture");
  }

  private static boolean isPicture(RiffChunk chunk) {
    return chunk.is("VP8 ") || chunk.is("VP8L");
  }

  private RiffChunk requirePicture() throws ImageUnreadableException {
    if (picture == null) {
      throw ImageUnreadableException.broken("it holds no picture");
    }
    return picture;
  }

  private Header header() throws ImageUnreadableException {
    Dimension found = size(requirePicture());
    if (width == 0) {
      frame = new Rectangle(found);
      width = frame.width;
      height = frame.height;
    }
    if (!found.equals(frame.getSize()) || !new Rectangle(width, height).contains(frame)) {
      throw ImageUnreadableException.broken("its picture has another size than it says");
    }
    boolean plain = !animated && orientation.isUpright() && (long) width * height <= FAST_PIXELS;
    return new Header(width, height, frame, orientation, plain);
  }

  private static Dimension size(RiffChunk picture) throws ImageUnreadableException {
    Bytes data = picture.data();
    if (picture.is("VP8L")) {
      long bits = data.u32(1);
      return new Dimension((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1);
    }
    return new Dimension(data.u16(6) & 0x3fff, data.u16(8) & 0x3fff);
  }

  private static byte[] alone(RiffChunk picture, @Nullable RiffChunk profile, Dimension size)
      throws ImageUnreadableException {
    int length = RIFF + picture.space() + (profile == null ? 0 : EXTENDED + profile.space());
    ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(length - 8);
    file.put("WEBP".getBytes(StandardCharsets.US_ASCII));
    if (profile != null) {
      boolean alpha = picture.is("VP8L") && (picture.data().u8(4) & ALPHA) != 0;
      file.put("VP8X".getBytes(StandardCharsets.US_ASCII)).putInt(EXTENDED - 8);
      file.putInt(PROFILED | (alpha ? ALPHA : 0));
      file.putInt(size.width - 1).position(file.position() - 1);
      file.putInt(size.height - 1).position(file.position() - 1);
      profile.writeTo(file);
    }
    picture.writeTo(file);
    return file.array();
  }
}
