package org.fasit.reading.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.model.Reader;
import org.fasit.reading.ReadingState.WhoReads;
import org.jspecify.annotations.Nullable;

/**
 * Who reads at this workstation: whom somebody chose here, else whom the settings name, else who
 * signed in to the host or the operating system. A shared account is nobody. Thread-safe.
 */
final class CurrentReader {

  /**
   * What the settings say.
   *
   * @param shared accounts that several people use, in lower case
   */
  record Setup(Reader named, Set<String> shared, List<Reader> known) {}

  private final Supplier<String> signedIn;
  private final List<Reader> typed = new ArrayList<>();
  private Setup setup = new Setup(Reader.UNKNOWN, Set.of(), List.of());
  private String account = "";
  private @Nullable Reader chosen;

  /**
   * Nobody is named yet.
   *
   * @param signedIn the account of the host, else of the operating system
   */
  CurrentReader(Supplier<String> signedIn) {
    this.signedIn = signedIn;
  }

  /** What section {@code reading} of the settings says. */
  static Setup setup(String id, String name, String[] sharedAccounts, String readers)
      throws SettingsException {
    List<Reader> known = new ArrayList<>();
    for (JsonNode reader :
        SettingsParser.objects("reading.readers", SettingsSchema.READERS, readers)) {
      known.add(new Reader(reader.get("id").textValue(), reader.path("name").asText("")));
    }
    Set<String> shared =
        Stream.of(sharedAccounts).map(CurrentReader::plain).collect(Collectors.toSet());
    return new Setup(new Reader(id, name), shared, List.copyOf(known));
  }

  /** Other settings hold; whom they name reads from now on, where they name somebody else. */
  synchronized void configure(Setup now) {
    if (!now.named().equals(setup.named())) {
      chosen = null;
    }
    setup = now;
    refresh();
  }

  /** Asks who signed in; whoever did so since reads from now on. */
  synchronized void refresh() {
    String now = signedIn.get();
    if (!now.equals(account) && !account.isEmpty()) {
      chosen = null;
    }
    account = now;
  }

  /** Somebody says who reads from now on. */
  synchronized void choose(Reader reader) {
    Reader now = resolved(reader);
    boolean isNew = setup.known().stream().noneMatch(known -> known.id().equals(now.id()));
    if (now.isKnown() && isNew && typed.stream().noneMatch(now::equals)) {
      typed.add(now);
    }
    chosen = now;
  }

  /** Who reads now, and whom this workstation knows. */
  synchronized WhoReads who() {
    List<Reader> known = Stream.concat(setup.known().stream(), typed.stream()).toList();
    Reader picked = chosen;
    return new WhoReads(picked == null ? standing() : picked, known);
  }

  private Reader standing() {
    Reader named = setup.named();
    return named.id().isBlank() ? resolved(new Reader(account, named.name())) : resolved(named);
  }

  /** The person behind an account: nobody behind a shared one. */
  private Reader resolved(Reader reader) {
    if (isShared(reader.id())) {
      return Reader.UNKNOWN;
    }
    Optional<Reader> known =
        Stream.concat(setup.known().stream(), typed.stream())
            .filter(other -> plain(other.id()).equals(plain(reader.id())))
            .findFirst();
    return known.filter(other -> reader.name().isBlank()).orElse(reader);
  }

  private boolean isShared(String id) {
    return id.isBlank() || setup.shared().contains(plain(id));
  }

  /**
   * An account without its domain, in lower case: {@code HOSP\\Rad1} and {@code rad1@hosp} are one.
   */
  private static String plain(String id) {
    String account = id.strip().toLowerCase(Locale.ROOT);
    String ofDomain = account.substring(account.lastIndexOf('\\') + 1);
    int at = ofDomain.indexOf('@');
    return at > 0 ? ofDomain.substring(0, at) : ofDomain;
  }
}
