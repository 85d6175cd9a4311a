package org.fasit.registry.internal.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.fasit.registry.RegistryOptions.Store;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** The registry's PostgreSQL with its tables up to date. */
public final class Database implements AutoCloseable {

  private static final int CONNECTIONS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Confirmed is on disk, whatever the server's own default. */
  private static final String DURABLE = "set synchronous_commit = on";

  private final HikariDataSource pool;
  private final HikariDataSource apart;
  private final Jdbi jdbi;
  private final AutoCloseable server;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile boolean answered = true;

  private Database(HikariDataSource pool, HikariDataSource apart, AutoCloseable server) {
    this.pool = pool;
    this.apart = apart;
    this.server = server;
    this.jdbi = Jdbi.create(pool);
    // What sites sent does not belong in a log.
    jdbi.configure(StatementExceptions.class, e -> e.setMessageRendering(MessageRendering.NONE));
  }

  /**
   * Opens it, starts it when it is embedded, and brings the tables up to date.
   *
   * @throws IOException with a sentence that tells what to do
   */
  public static Database open(Store store) throws IOException {
    if (store instanceof Store.External external) {
      return open(pool(external), () -> {});
    }
    Store.Embedded embedded = (Store.Embedded) store;
    EmbeddedServer server = EmbeddedServer.start(embedded.folder(), embedded.binaries());
    HikariConfig config = new HikariConfig();
    config.setDataSource(server.dataSource());
    return open(config, server);
  }

  /**
   * Opens it beside a registry that may be running on it already.
   *
   * @throws IOException with a sentence that tells what to do
   */
  public static Database join(Store store) throws IOException {
    if (store instanceof Store.Embedded embedded && EmbeddedServer.runsOn(embedded.folder())) {
      HikariConfig config = new HikariConfig();
      config.setDataSource(EmbeddedServer.running(embedded.folder()));
      return open(config, () -> {});
    }
    return open(store);
  }

  /** Runs statements. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /**
   * Whether it answers, on a connection that no other work uses. One asks at a time; who asks
   * meanwhile hears what was found last.
   */
  public boolean answers() {
    if (!asking.tryLock()) {
      return answered;
    }
    try (Connection connection = apart.getConnection()) {
      answered = connection.isValid((int) PATIENCE.toSeconds());
    } catch (SQLException e) {
      answered = false;
    } finally {
      asking.unlock();
    }
    return answered;
  }

  @Override
  public void close() throws IOException {
    pool.close();
    apart.close();
    try {
      server.close();
    } catch (Exception e) {
      throw new IOException("the database did not stop", e);
    }
  }

  private static Database open(HikariConfig config, AutoCloseable server) throws IOException {
    config.setPoolName("registry");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setInitializationFailTimeout(PATIENCE.toMillis());
    config.setConnectionInitSql(DURABLE);
    try {
      HikariDataSource pool = new HikariDataSource(config);
      Database database = new Database(pool, apart(config), server);
      try {
        migrate(pool);
        return database;
      } catch (FlywayException e) {
        database.close();
        throw new IOException("the tables could not be brought up to date: " + e.getMessage(), e);
      }
    } catch (HikariPool.PoolInitializationException e) {
      closeAfter(e, server);
      throw new IOException("the database cannot be reached: " + e.getCause(), e);
    } catch (RuntimeException e) {
      closeAfter(e, server);
      throw new IOException("the database cannot be used: " + e.getMessage(), e);
    }
  }

  /** One connection for the question whether the database answers. */
  private static HikariDataSource apart(HikariConfig config) {
    HikariConfig one = new HikariConfig();
    config.copyStateTo(one);
    one.setPoolName("registry-health");
    one.setMaximumPoolSize(1);
    one.setMinimumIdle(0);
    one.setInitializationFailTimeout(-1);
    return new HikariDataSource(one);
  }

  private static void closeAfter(Exception cause, AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      cause.addSuppressed(e);
    }
  }

  private static void migrate(HikariDataSource pool) {
    Flyway.configure()
        .dataSource(pool)
        .locations("classpath:org/fasit/registry/migrations")
        .load()
        .migrate();
  }

  private static HikariConfig pool(Store.External external) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(external.jdbcUrl());
    config.addDataSourceProperty("logServerErrorDetail", "false");
    if (!external.user().isEmpty()) {
      config.setUsername(external.user());
      config.setPassword(external.password());
    }
    return config;
  }
}
