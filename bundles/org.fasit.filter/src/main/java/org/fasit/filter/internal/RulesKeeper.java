package org.fasit.filter.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fasit.filter.BadRulesException;
import org.fasit.filter.Rules;
import org.fasit.filter.RulesFile;
import org.fasit.filter.RulesProblem;
import org.fasit.filter.RulesProblem.Allowed;
import org.fasit.filter.RulesProblem.Wrong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the rules of a file that may change at any time, and be bad or out of reach. All but {@link
 * #inForce()} belongs to one thread.
 */
final class RulesKeeper {

  private static final Logger LOGGER = LoggerFactory.getLogger(RulesKeeper.class);

  /** A file changed this recently may change again within the same tick of its clock. */
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private final Path file;
  private final LastGood lastGood;
  private final Clock clock;
  private volatile InForce inForce;
  private Optional<Stamp> seen = Optional.empty();
  private byte[] read = {};
  private boolean taken;

  RulesKeeper(Path file, Path ownFolder, Clock clock) {
    this.file = file;
    this.clock = clock;
    lastGood = new LastGood(file, ownFolder);
    inForce = new InForce(Rules.NONE, List.of(notReadable()));
  }

  InForce inForce() {
    return inForce;
  }

  /** Takes the copy that needs no network, until the file itself has been read. */
  void recall() {
    lastGood.own().ifPresent(rules -> inForce = new InForce(rules, List.of(notReadable())));
  }

  /** Looks at the file, and takes it when it is new and good. */
  void check() {
    try {
      Stamp now = Stamp.of(file);
      if (seen.filter(now::equals).isPresent() && now.isSettled(clock)) {
        return;
      }
      byte[] bytes = LastGood.bounded(file);
      if (seen.isEmpty() || !Arrays.equals(bytes, read)) {
        take(bytes);
      }
      read = bytes;
      seen = Optional.of(now);
    } catch (IOException | RuntimeException unreachable) {
      seen = Optional.empty();
      refuse(List.of(notReadable()));
    }
  }

  private void take(byte[] bytes) {
    try {
      Rules rules = RulesFile.parse(bytes);
      if (!rules.equals(inForce.rules()) || !inForce.problems().isEmpty()) {
        LOGGER.info("{} filter rules in force, {}", rules.rules().size(), rules.hash());
      }
      inForce = new InForce(rules, List.of());
      taken = true;
      lastGood.remember(bytes);
    } catch (BadRulesException bad) {
      refuse(bad.problems());
    }
  }

  private void refuse(List<RulesProblem> problems) {
    Rules held = inForce.rules();
    Rules rules = taken ? held : lastGood.newest().orElse(held);
    InForce next = new InForce(rules, problems);
    if (!next.equals(inForce)) {
      inForce = next;
      problems.stream()
          .limit(20)
          .forEach(problem -> LOGGER.warn("{}: {}", file, problem.message(Locale.ENGLISH)));
    }
  }

  private RulesProblem notReadable() {
    return new RulesProblem(
        Optional.empty(), "", Wrong.NOT_READABLE, file.toString(), Allowed.FILE);
  }

  private record Stamp(FileTime modified, long size) {

    static Stamp of(Path file) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(attributes.lastModifiedTime(), attributes.size());
    }

    boolean isSettled(Clock clock) {
      return modified.toInstant().plus(SETTLED).isBefore(clock.instant());
    }
  }
}
