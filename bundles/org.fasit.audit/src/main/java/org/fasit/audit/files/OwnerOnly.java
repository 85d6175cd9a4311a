package org.fasit.audit.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders and files that only their owner may read, for journal and audit tell of patients. On
 * POSIX by permissions; on Windows by an access list of the folder, which its files inherit.
 */
public final class OwnerOnly {

  private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private OwnerOnly() {}

  /** Makes the folder where it is missing, and shuts out others where it is open to them. */
  public static void folder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      shut(folder);
      return;
    }
    Files.createDirectories(folder, attributes(folder, FOLDER));
    AclFileAttributeView access = Files.getFileAttributeView(folder, AclFileAttributeView.class);
    if (access != null && !posix(folder)) {
      access.setAcl(List.of(all(access)));
    }
  }

  /** Opens a file, making it where the options say so. */
  public static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
    return FileChannel.open(file, options, attributes(file, FILE));
  }

  /** Makes a new file. */
  public static FileChannel create(Path file) throws IOException {
    return open(file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  /** Makes the names in a folder durable, where the platform can do that. */
  public static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.trace("This platform does not sync folders: {}", e.toString());
    }
  }

  private static void shut(Path folder) throws IOException {
    if (!posix(folder) || Files.getPosixFilePermissions(folder).equals(FOLDER)) {
      return;
    }
    try {
      Files.setPosixFilePermissions(folder, FOLDER);
    } catch (IOException e) {
      LOG.warn("Others than the owner may read {}, and that cannot be changed", folder, e);
    }
  }

  private static AclEntry all(AclFileAttributeView access) throws IOException {
    return AclEntry.newBuilder()
        .setType(AclEntryType.ALLOW)
        .setPrincipal(access.getOwner())
        .setPermissions(EnumSet.allOf(AclEntryPermission.class))
        .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
        .build();
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return posix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
