package io.countersign.modelrunner.image.file;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.imageio.IIOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A file that ends the work of a decoder which reads on where there is nothing more, or which takes
 * more memory than it may, as far as it reads in between.
 */
final class BoundedInput extends MemoryCacheImageInputStream {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int READS_BETWEEN = 16;

  private long mostAllocated = Long.MAX_VALUE;
  private long mostEnds = 64;
  private long reads;
  private long ends;

  BoundedInput(byte[] file) {
    super(new ByteArrayInputStream(file));
  }

  /**
   * Sets the bounds of what is done from now on.
   *
   * @param memory bytes that may be allocated by this thread
   * @param times that it may be tried to read where the file has ended
   */
  void bound(long memory, long times) {
    this.mostAllocated = THREADS.getCurrentThreadAllocatedBytes() + memory;
    this.mostEnds = ends + times;
  }

  @Override
  public int read() throws IOException {
    requireMemory();
    return requireMore(super.read());
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    requireMemory();
    return requireMore(super.read(bytes, from, length));
  }

  private void requireMemory() throws IOException {
    if (reads++ % READS_BETWEEN == 0 && THREADS.getCurrentThreadAllocatedBytes() > mostAllocated) {
      throw new IIOException("it takes too much memory to decode");
    }
  }

  private int requireMore(int read) throws IOException {
    if (read < 0 && ++ends > mostEnds) {
      throw new IIOException("it breaks off");
    }
    return read;
  }
}
