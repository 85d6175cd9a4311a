package org.fasit.journal.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fasit.audit.files.OwnerOnly;

/** A disk that can be full, or hang, or fail to make things durable, or to cut files. */
final class Faulty implements Disk {

  volatile long room = Long.MAX_VALUE;
  volatile boolean failForce;
  volatile boolean failTruncate;
  volatile boolean failCreate;
  volatile Runnable beforeForce = () -> {};

  @Override
  public FileChannel create(Path file) throws IOException {
    if (failCreate) {
      throw new IOException("Read-only file system");
    }
    return new Channel(OwnerOnly.create(file));
  }

  @Override
  public FileChannel reopen(Path file) throws IOException {
    return new Channel(FileChannel.open(file, StandardOpenOption.WRITE));
  }

  private final class Channel extends FileChannel {

    private final FileChannel real;

    Channel(FileChannel real) {
      this.real = real;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      int most = (int) Math.min(source.remaining(), room);
      ByteBuffer part = source.slice(source.position(), most);
      int written = real.write(part, position);
      source.position(source.position() + written);
      room -= written;
      if (source.hasRemaining()) {
        throw new IOException("No space left on device");
      }
      return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      beforeForce.run();
      if (failForce) {
        throw new IOException("Input/output error");
      }
      real.force(metaData);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      if (failTruncate) {
        throw new IOException("Stale file handle");
      }
      real.truncate(size);
      return this;
    }

    @Override
    public long size() throws IOException {
      return real.size();
    }

    @Override
    protected void implCloseChannel() throws IOException {
      real.close();
    }

    @Override
    public int read(ByteBuffer target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer source) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel position(long newPosition) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer target, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }
  }
}
