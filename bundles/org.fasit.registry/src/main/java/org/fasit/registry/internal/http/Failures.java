package org.fasit.registry.internal.http;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;

/** Tells what kind of failure an exception is. */
final class Failures {

  /**
   * SQLSTATE classes (PostgreSQL, appendix A) that pass by themselves: connection, transaction
   * rollback, resources, operator intervention, system.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

  private static final String QUERY_CANCELED = "57014";

  private static final int DEEPEST = 20;

  private Failures() {}

  /** Whether the database is away, so that the same may go through later. */
  static boolean isOfTheDatabase(Throwable failure) {
    Optional<Throwable> cause = Optional.of(failure);
    for (int depth = 0; cause.isPresent() && depth < DEEPEST; depth++) {
      if (cause.get() instanceof SQLException sql
          && (sql instanceof SQLTransientException || passing(sql))) {
        return true;
      }
      cause = cause.map(Throwable::getCause);
    }
    return false;
  }

  /** Whether a query was ended because it took too long. */
  static boolean isTimeout(Throwable failure) {
    return sqlState(failure).equals(QUERY_CANCELED);
  }

  private static String sqlState(Throwable failure) {
    Optional<Throwable> cause = Optional.of(failure);
    for (int depth = 0; cause.isPresent() && depth < DEEPEST; depth++) {
      if (cause.get() instanceof SQLException sql) {
        return Optional.ofNullable(sql.getSQLState()).orElse("");
      }
      cause = cause.map(Throwable::getCause);
    }
    return "";
  }

  /** The innermost cause in one line. */
  static String rootOf(Throwable failure) {
    Throwable root = failure;
    for (int depth = 0; depth < DEEPEST; depth++) {
      Throwable cause = root.getCause();
      if (cause == null) {
        break;
      }
      root = cause;
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }

  private static boolean passing(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2));
  }
}
