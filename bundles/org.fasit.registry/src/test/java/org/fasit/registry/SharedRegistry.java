package org.fasit.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One registry on a real PostgreSQL for all test classes; each test has sites of its own, made with
 * {@link Client#ofFreshSite}.
 */
final class SharedRegistry implements ParameterResolver {

  static final String READER_TOKEN = "reader-token-of-the-tests";
  static final Instant NOW = Instant.parse("2027-01-15T09:30:00Z");

  /** PostgreSQL is unpacked once for all tests. */
  static final Path BINARIES = Path.of("target", "postgresql").toAbsolutePath();

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Registry.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedRegistry.class))
        .computeIfAbsent("registry", key -> Running.start(), Running.class)
        .registry();
  }

  static RegistryOptions options(Path folder) {
    return RegistryOptions.embedded(folder)
        .keptIn(new RegistryOptions.Store.Embedded(folder, Optional.of(BINARIES)))
        .withReaderToken(READER_TOKEN)
        .by(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private record Running(Registry registry, Path folder) implements AutoCloseable {
    static Running start() {
      try {
        Path folder = Files.createTempDirectory("fasit-registry-test");
        return new Running(Registry.start(options(folder.resolve("data"))), folder);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() throws IOException {
      registry.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
