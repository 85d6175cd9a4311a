package org.fasit.pacs.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fasit.pacs.internal.WebClient.Answer;

/**
 * Takes the results of a search page by page (DICOM PS3.18 section 8.3.4.4), whatever size the
 * pages have, until a page brings nothing. What the server gave is kept when a later page fails;
 * that there may be more is said.
 */
final class ResultPages {

  /** How many results are asked for at once. */
  static final int SIZE = 100;

  private static final int MOST_PAGES = 5_000;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** So many pages without a new result, one after the other, and no more are asked for. */
  private static final int MOST_STALE = 3;

  private static final Pattern WARNING = Pattern.compile("^\\s*299\\b\\s*(.*)$", Pattern.DOTALL);
  private static final Pattern ABOUT_KEYS =
      Pattern.compile("fuzzy|not supported|unsupported|unknown|ignored", Pattern.CASE_INSENSITIVE);
  private static final Pattern ABOUT_MORE =
      Pattern.compile("additional|more|exceed|remain|truncat|incomplete", Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_MORE = Pattern.compile("\\b0 additional");

  private final int mostPages;
  private final boolean wholeWanted;
  private final Set<String> seen = new HashSet<>();
  private final List<String> missing = new ArrayList<>();
  private int unusable;

  /** Asks for one page. */
  interface Source {
    Answer page(int limit, int offset) throws IOException, InterruptedException;
  }

  /** Reads what a server answered, or says why it is no answer. */
  interface Reader {
    List<JsonNode> datasets(Answer answer) throws IOException;
  }

  private ResultPages(int mostPages, boolean wholeWanted) {
    this.mostPages = mostPages;
    this.wholeWanted = wholeWanted;
  }

  /** Takes all that there is. */
  static ResultPages all() {
    return new ResultPages(MOST_PAGES, true);
  }

  /** Takes a few pages, to see whether they can be read. */
  static ResultPages few() {
    return new ResultPages(MOST_STALE, false);
  }

  /** How many results could be used. */
  int results() {
    return seen.size();
  }

  /** How many results could not be used. */
  int unusable() {
    return unusable;
  }

  /** Why there may be more results than were taken; empty when these were all. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  /**
   * Takes every result once.
   *
   * @param uid what tells one result from another; empty when the result cannot be used
   * @throws IOException when the first page is refused or fails
   */
  void take(
      Source source,
      Reader reader,
      Function<JsonNode, Optional<String>> uid,
      Consumer<JsonNode> taker)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    List<JsonNode> before = List.of();
    Optional<String> more = Optional.empty();
    int offset = 0;
    int stale = 0;
    for (int page = 0; page < mostPages && System.nanoTime() < end; page++) {
      List<JsonNode> datasets;
      try {
        Answer answer = source.page(SIZE, offset);
        datasets = page > 0 && answer.status() == 404 ? List.of() : reader.datasets(answer);
        more = datasets.isEmpty() ? more : more(answer);
      } catch (IOException e) {
        if (page == 0) {
          throw e;
        }
        missing.add(Messages.counted("pages.brokenOff", seen.size(), e.getMessage()));
        return;
      }
      if (datasets.isEmpty()) {
        more.ifPresent(words -> missing.add(Messages.counted("pages.more", seen.size(), words)));
        return;
      }
      stale = isNews(datasets, uid, taker, datasets.equals(before)) ? 0 : stale + 1;
      if (datasets.equals(before) || stale == MOST_STALE) {
        missing.add(Messages.counted("pages.same", seen.size()));
        return;
      }
      before = datasets;
      offset += datasets.size();
    }
    if (wholeWanted) {
      missing.add(Messages.counted("pages.tooMany", seen.size() + unusable));
    }
  }

  /** Whether a page brought something that was not there before. */
  private boolean isNews(
      List<JsonNode> datasets,
      Function<JsonNode, Optional<String>> uid,
      Consumer<JsonNode> taker,
      boolean repeated) {
    boolean news = false;
    for (JsonNode dataset : datasets) {
      Optional<String> told = uid.apply(dataset);
      if (told.isEmpty()) {
        unusable += repeated ? 0 : 1;
        news |= !repeated;
      } else if (seen.add(told.get())) {
        news = true;
        taker.accept(dataset);
      }
    }
    return news;
  }

  /** In which words the server says that there are more results than it gave, if it does. */
  private static Optional<String> more(Answer answer) {
    Stream<String> warnings =
        answer.warnings().stream()
            .map(WARNING::matcher)
            .filter(warning -> warning.matches())
            .map(warning -> HttpText.line(warning.group(1)))
            .filter(ResultPages::mayMeanMore);
    Stream<String> partial = answer.status() == 206 ? Stream.of("206") : Stream.empty();
    return Stream.concat(warnings, partial).findFirst();
  }

  private static boolean mayMeanMore(String words) {
    boolean aboutKeys = ABOUT_KEYS.matcher(words).find() && !ABOUT_MORE.matcher(words).find();
    return !aboutKeys && !NO_MORE.matcher(words).find();
  }
}
