package org.fasit.registry.internal.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of the registry's own on a folder that outlives it. Writes are as safe as
 * PostgreSQL's defaults make them: fsync, full page writes and synchronous commits are on. It
 * listens on the loopback address alone and asks for a password that only the folder's owner can
 * read.
 */
final class EmbeddedServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

  /** Names the folder: another major version cannot read the same data. */
  private static final String DATA = "postgresql-17";

  /** Stands in the data folder once it was in service. */
  private static final String READY = "fasit.ready";

  private static final String BINARIES = "postgresql-binaries";

  /** The library opens this folder to everybody, so it stands in one that is not. */
  private static final String UNPACKED = "unpacked";

  private static final String PASSWORD = "postgresql.password";
  private static final String LOCK = "registry.lock";
  private static final String SUPERUSER = "postgres";
  private static final String USER = "fasit";

  /** Index of the line of {@code postmaster.pid} that tells the port. */
  private static final int PORT_LINE = 3;

  private static final Duration START = Duration.ofMinutes(2);

  /** Only with the password, only from this machine. */
  private static final String ACCESS_RULES =
      "# Written by the Fasit registry.\nhost all all 127.0.0.1/32 scram-sha-256\n";

  private final EmbeddedPostgres postgres;
  private final FolderLock lock;
  private final String password;

  private EmbeddedServer(EmbeddedPostgres postgres, FolderLock lock, String password) {
    this.postgres = postgres;
    this.lock = lock;
    this.password = password;
  }

  /**
   * Starts the server of that folder, after stopping one that a killed registry left behind.
   *
   * @param folder made when missing, for its owner only
   * @param binaries where PostgreSQL is unpacked; in the folder when empty
   * @throws IOException with a sentence that tells what to do
   */
  static EmbeddedServer start(Path folder, Optional<Path> binaries) throws IOException {
    makePrivate(folder);
    FolderLock lock = FolderLock.take(folder.resolve(LOCK));
    try {
      Path data = folder.resolve(DATA);
      Orphan.stop(data);
      setAsideUnfinished(data);
      String password = password(folder.resolve(PASSWORD));
      Path unpacked = binaries.orElse(folder.resolve(BINARIES));
      makePrivate(unpacked);
      if (isPosix(unpacked)) {
        Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwx------"));
      }
      EmbeddedPostgres postgres = start(data, unpacked, password);
      EmbeddedServer server = new EmbeddedServer(postgres, lock, password);
      try {
        server.secure(data);
      } catch (IOException | RuntimeException e) {
        server.close();
        throw e;
      }
      return server;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Whether a registry holds that folder. */
  static boolean runsOn(Path folder) throws IOException {
    return FolderLock.isHeld(folder.resolve(LOCK));
  }

  /** Connections to the server that a running registry started on that folder. */
  static DataSource running(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(DATA).resolve("postmaster.pid"));
    if (lines.size() <= PORT_LINE) {
      throw new IOException("the registry on " + folder + " is still starting; try again");
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {Integer.parseInt(lines.get(PORT_LINE).strip())});
    source.setDatabaseName(USER);
    source.setUser(USER);
    source.setPassword(password(folder.resolve(PASSWORD)));
    source.setLogServerErrorDetail(false);
    return source;
  }

  /** Connections as the registry's own user. */
  DataSource dataSource() {
    return postgres.getDatabase(
        USER, USER, Map.of("password", password, "logServerErrorDetail", "false"));
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      postgres.close();
    }
  }

  private static EmbeddedPostgres start(Path data, Path binaries, String password)
      throws IOException {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setRegisterShutdownHook(false)
          .setOverrideWorkingDirectory(binaries.resolve(UNPACKED).toFile())
          .setPGStartupWait(START)
          .setConnectConfig("password", password)
          .setLocaleConfig("locale", "C")
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("listen_addresses", "127.0.0.1")
          .setServerConfig("unix_socket_directories", "")
          .setServerConfig("max_connections", "40")
          .setServerConfig("logging_collector", "on")
          .setServerConfig("log_filename", "postgresql-%a.log")
          .setServerConfig("log_truncate_on_rotation", "on")
          .start();
    } catch (IllegalStateException | UncheckedIOException | ExceptionInInitializerError e) {
      throw new IOException(
          "PostgreSQL did not start on %s; its log is in %s (%s)"
              .formatted(data, data.resolve("log"), e.getMessage()),
          e);
    }
  }

  /** Gives the registry its own user and database, and shuts the door behind them. */
  private void secure(Path data) throws IOException {
    if (Files.exists(data.resolve(READY))) {
      return;
    }
    LOG.info("Setting up the database in {}", data);
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      String secret = "'" + password + "'";
      if (!exists(statement, "select 1 from pg_roles where rolname = '" + USER + "'")) {
        statement.execute("create role " + USER + " login password " + secret);
      }
      statement.execute("alter role " + USER + " password " + secret);
      if (!exists(statement, "select 1 from pg_database where datname = '" + USER + "'")) {
        statement.execute("create database " + USER + " owner " + USER);
      }
      statement.execute("alter role " + SUPERUSER + " password " + secret);
      Files.writeString(data.resolve("pg_hba.conf"), ACCESS_RULES);
      statement.execute("select pg_reload_conf()");
      Files.createFile(data.resolve(READY));
    } catch (SQLException e) {
      throw new IOException("the database in " + data + " could not be set up", e);
    }
  }

  /** A set-up that was cut short holds no entry yet, and PostgreSQL could not start on it. */
  private static void setAsideUnfinished(Path data) throws IOException {
    if (!Files.exists(data) || Files.exists(data.resolve(READY))) {
      return;
    }
    Path aside = data;
    for (int i = 1; Files.exists(aside); i++) {
      aside = data.resolveSibling(DATA + ".unfinished-" + i);
    }
    LOG.warn("The set-up of {} was cut short; it is kept as {} and begun anew", data, aside);
    Files.move(data, aside);
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private static String password(Path file) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    if (isPosix(file)) {
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(fresh, password);
    Files.move(fresh, file);
    return password;
  }

  private static void makePrivate(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (isPosix(folder)) {
      Path parent = folder.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
