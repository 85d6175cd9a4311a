package org.fasit.reading.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a file so that at every moment, a crash included, either the old or the new one is there
 * as a whole. Who may read it stays as it was.
 */
final class FileSwap {
  private static final Logger LOG = LoggerFactory.getLogger(FileSwap.class);
  private static final Set<PosixFilePermission> OF_OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
  private static final Duration LEFT_OVER = Duration.ofMinutes(1);
  private static final int TRIES = 5;
  private static final long PAUSE_MILLIS = 60;

  /** What has been done; a test may stop there. */
  enum Step {
    MADE,
    WRITTEN,
    FORCED,
    MOVED
  }

  private final Consumer<Step> done;

  FileSwap() {
    this(step -> {});
  }

  FileSwap(Consumer<Step> done) {
    this.done = done;
  }

  /**
   * Puts new content in place of a file, or makes it, with its folder.
   *
   * @param ownerOnly whether nobody but its owner may read it from now on; a new file is always so
   */
  void replace(Path file, byte[] content, boolean ownerOnly) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path folder = folderOf(target);
    Files.createDirectories(folder);
    sweep(folder, target);
    Path fresh = Files.createTempFile(folder, prefix(target), ".tmp");
    boolean moved = false;
    try {
      done.accept(Step.MADE);
      write(fresh, content);
      if (Files.exists(target)) {
        keepAccess(target, fresh, ownerOnly);
      }
      move(fresh, target);
      moved = true;
      done.accept(Step.MOVED);
      force(folder);
    } finally {
      if (!moved) {
        Files.deleteIfExists(fresh);
      }
    }
  }

  private void write(Path fresh, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      done.accept(Step.WRITTEN);
      channel.force(true);
    }
    done.accept(Step.FORCED);
  }

  private static void keepAccess(Path old, Path fresh, boolean ownerOnly) throws IOException {
    @Nullable PosixFileAttributeView posix =
        Files.getFileAttributeView(fresh, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (posix != null) {
      PosixFileAttributes before = Files.readAttributes(old, PosixFileAttributes.class);
      keepOwners(before, posix);
      Set<PosixFilePermission> allowed = EnumSet.noneOf(PosixFilePermission.class);
      allowed.addAll(before.permissions());
      if (ownerOnly) {
        allowed.retainAll(OF_OWNER);
      }
      posix.setPermissions(allowed);
      return;
    }
    @Nullable AclFileAttributeView before =
        Files.getFileAttributeView(old, AclFileAttributeView.class);
    @Nullable AclFileAttributeView after =
        Files.getFileAttributeView(fresh, AclFileAttributeView.class);
    if (before != null && after != null) {
      after.setAcl(before.getAcl());
    }
  }

  /** Only an administrator may give files away: for all others owner and group are their own. */
  private static void keepOwners(PosixFileAttributes before, PosixFileAttributeView fresh) {
    try {
      PosixFileAttributes now = fresh.readAttributes();
      if (!now.group().equals(before.group())) {
        fresh.setGroup(before.group());
      }
      if (!now.owner().equals(before.owner())) {
        fresh.setOwner(before.owner());
      }
    } catch (IOException notAllowed) {
      LOG.debug("Owner and group of the settings file could not be kept", notAllowed);
    }
  }

  /** On Windows whoever just reads the file may be in the way for a moment. */
  private static void move(Path fresh, Path target) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        return;
      } catch (AccessDeniedException inTheWay) {
        if (tries == TRIES) {
          throw inTheWay;
        }
        pause();
      }
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notOnThisSystem) {
      LOG.debug("The folder of the settings file cannot be forced to disk", notOnThisSystem);
    }
  }

  /** What a crash left behind may hold secrets. */
  private static void sweep(Path folder, Path target) throws IOException {
    Instant old = Instant.now().minus(LEFT_OVER);
    String prefix = prefix(target);
    DirectoryStream.Filter<Path> ours =
        file -> {
          String name = String.valueOf(file.getFileName());
          return name.startsWith(prefix) && name.endsWith(".tmp");
        };
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, ours)) {
      for (Path file : left) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static String prefix(Path target) {
    return "." + target.getFileName() + "-";
  }

  static Path folderOf(Path file) {
    return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
  }
}
