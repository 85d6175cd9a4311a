package org.fasit.registry.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The statements, each in a file of its own under {@code /org/fasit/registry/sql}. */
public final class Sql {

  private static final Map<String, String> READ = new ConcurrentHashMap<>();

  private Sql() {}

  /** The statement of that name, such as {@code insert-entry}. */
  public static String of(String name) {
    return READ.computeIfAbsent(name, Sql::read);
  }

  private static String read(String name) {
    try (InputStream in =
        Sql.class.getResourceAsStream("/org/fasit/registry/sql/" + name + ".sql")) {
      if (in == null) {
        throw new IllegalArgumentException("no statement " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
