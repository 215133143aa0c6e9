package io.countersign.modelrunner.image.file;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The file of an image: what it is by its bytes, whatever it is called, and the picture as it is
 * shown: the first one, turned as the file says, in sRGB. Its size is believed before anything is
 * decoded, so that one that is too large takes no memory.
 */
public final class ImageFile {
  private static final long CHECKED_PIXELS = 1_000_000;
  private static final long RENDITION_PIXELS = 12_000_000;

  /** Decoding more takes much memory, and so may any WebP: one after the other in this process. */
  private static final long SMALL_PIXELS = 4_000_000;

  private static final Semaphore LARGE = new Semaphore(1, true);

  private final byte[] bytes;
  private final ImageKind kind;
  private final Header header;

  private ImageFile(byte[] bytes, ImageKind kind, Header header) {
    this.bytes = bytes;
    this.kind = kind;
    this.header = header;
  }

  /**
   * Reads what the file says of itself.
   *
   * @param mostPixels that a picture may have
   * @throws ImageUnreadableException if it is no image, too large, or not as such a file is
   */
  public static ImageFile of(byte[] bytes, long mostPixels) throws ImageUnreadableException {
    Bytes file = Bytes.of(bytes);
    ImageKind kind = ImageKind.of(file).orElseThrow(ImageUnreadableException::unknownKind);
    Header header = kind.header(file);
    long most = Math.min(mostPixels, kind.mostPixels());
    if (header.pixels() > most) {
      throw ImageUnreadableException.tooLarge(
          "the image has %d x %d pixels, more than the %,d that are read"
              .formatted(header.width(), header.height(), most));
    }
    return new ImageFile(bytes, kind, header);
  }

  public ImageKind kind() {
    return kind;
  }

  /** In pixels, as it is shown. */
  public int width() {
    return header.orientation().turnsAside() ? header.height() : header.width();
  }

  /** In pixels, as it is shown. */
  public int height() {
    return header.orientation().turnsAside() ? header.width() : header.height();
  }

  /** Whether every browser shows it just as it is decoded here; else it needs a rendition. */
  public boolean isShownAlike() {
    return header.plain();
  }

  /**
   * Decodes it, thinned out, to see whether it can be.
   *
   * @throws ImageUnreadableException if it can't
   */
  public void check() throws ImageUnreadableException {
    picture(step(CHECKED_PIXELS));
  }

  /**
   * The picture, grey of 8 or 16 bits or in sRGB.
   *
   * @param step each how manieth pixel is wanted, across and down
   * @throws ImageUnreadableException if it can't be decoded
   */
  public BufferedImage picture(int step) throws ImageUnreadableException {
    return inTurn(step, () -> decode(step));
  }

  /**
   * The picture as any browser shows it, thinned out where it is very large.
   *
   * @throws ImageUnreadableException if it can't be decoded
   */
  public Rendition rendition() throws ImageUnreadableException {
    int step = step(RENDITION_PIXELS);
    return inTurn(step, () -> Rendition.of(decode(step)));
  }

  private int step(long most) {
    return (int) Math.ceil(Math.sqrt((double) header.pixels() / most));
  }

  /** Work with a picture in memory. */
  private interface Work<R> {
    R get() throws IOException, ImageUnreadableException;
  }

  private <R> R inTurn(int step, Work<R> work) throws ImageUnreadableException {
    long pixels = header.pixels() / (kind == ImageKind.TIFF ? 1 : (long) step * step);
    if (pixels <= SMALL_PIXELS && kind != ImageKind.WEBP) {
      return done(work);
    }
    LARGE.acquireUninterruptibly();
    try {
      return done(work);
    } finally {
      LARGE.release();
    }
  }

  private static <R> R done(Work<R> work) throws ImageUnreadableException {
    try {
      return work.get();
    } catch (IOException | RuntimeException e) {
      // ImageIO answers some broken files with unchecked exceptions
      throw ImageUnreadableException.broken(String.valueOf(e.getMessage()));
    }
  }

  private BufferedImage decode(int step) throws IOException, ImageUnreadableException {
    BufferedImage frame =
        kind == ImageKind.WEBP
            ? WebpHeader.firstPicture(Bytes.of(bytes).bigEndian(false)).decode(step)
            : frame(step);
    return Pixels.upright(whole(frame, step), header.orientation());
  }

  private BufferedImage frame(int step) throws IOException {
    ImageReader reader = Readers.of(kind);
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(input, kind != ImageKind.TIFF, true);
      requireAsSaid(reader);
      ImageReadParam parameters = reader.getDefaultReadParam();
      parameters.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, parameters);
    } finally {
      reader.dispose();
    }
  }

  private void requireAsSaid(ImageReader reader) throws IOException {
    if (reader.getWidth(0) != header.frame().width
        || reader.getHeight(0) != header.frame().height) {
      throw new IOException("its picture has another size than it says");
    }
  }

  private BufferedImage whole(BufferedImage frame, int step) {
    if (header.isWhole()) {
      return frame;
    }
    Point at = new Point(header.frame().x / step, header.frame().y / step);
    return Pixels.placed(frame, at, thinned(header.width(), step), thinned(header.height(), step));
  }

  private static int thinned(int pixels, int step) {
    return (pixels + step - 1) / step;
  }
}
