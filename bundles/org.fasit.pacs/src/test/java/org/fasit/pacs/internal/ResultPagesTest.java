package org.fasit.pacs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fasit.pacs.InEnglish;
import org.fasit.pacs.internal.WebClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a search is at its end, and when nobody can know. */
@ExtendWith(InEnglish.class)
class ResultPagesTest {

  private final ResultPages pages = ResultPages.all();
  private final List<JsonNode> taken = new ArrayList<>();

  /** Gives that many results a page from the offset on; negative ones cannot be used. */
  private interface Results {
    IntStream from(int offset);
  }

  private void take(Results results, String... warnings) {
    int[] asked = new int[1];
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            pages.take(
                (limit, offset) -> {
                  asked[0] = offset;
                  return new Answer(200, "", new byte[0], List.of(warnings));
                },
                answer ->
                    results
                        .from(asked[0])
                        .<JsonNode>mapToObj(JsonNodeFactory.instance::numberNode)
                        .toList(),
                result ->
                    result.asInt() < 0 ? Optional.empty() : Optional.of("1.2." + result.asInt()),
                taken::add));
  }

  /** As a standard server pages. */
  private static Results held(int count) {
    return offset -> IntStream.range(offset, Math.min(count, offset + 100));
  }

  @Test
  void searchEndsAtAnEmptyPage() {
    take(held(250));

    assertEquals(250, taken.size());
    assertEquals(List.of(), pages.missing());
  }

  @Test
  void endlessResultsEndAndThatIsSaid() {
    take(offset -> IntStream.of(offset));

    assertEquals(5_000, taken.size());
    assertTrue(
        pages.missing().get(0).startsWith("The search was ended after 5,000 results"),
        pages.missing().toString());
  }

  @Test
  void endlessResultsThatCannotBeUsedEndAndAreCounted() {
    take(offset -> IntStream.of(-1 - offset));

    assertEquals(5_000, pages.unusable());
    assertEquals(1, pages.missing().size());
  }

  @Test
  void pageThatComesAgainEndsTheSearch() {
    take(offset -> IntStream.range(0, 100));

    assertEquals(100, taken.size());
    assertEquals(
        List.of(
            "The PACS gives the same results again instead of the next page. If it has more than"
                + " 100 results, they are missing."),
        pages.missing());
  }

  @Test
  void resultsInEverChangingOrderEndTheSearch() {
    take(offset -> IntStream.range(0, 100).map(i -> (i + offset / 100) % 100));

    assertEquals(100, taken.size());
    assertEquals(1, pages.missing().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "299 pacs: There are 12 additional results that can be requested",
        "299 pacs \"The number of results exceeded the maximum supported by the server\"",
        "299 - \"result set truncated\"",
        "299 pacs something else"
      })
  void warningOnTheLastPageMeansThatThereMayBeMore(String warning) {
    take(held(10), warning);

    assertEquals(10, taken.size());
    assertTrue(
        pages.missing().get(0).startsWith("The PACS may have more than the 10 results"),
        pages.missing().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "299 pacs: There are 0 additional results that can be requested",
        "299 pacs: The fuzzymatching parameter is not supported. Only literal matching has been"
            + " performed.",
        "199 proxy \"stale\"",
        "garbage"
      })
  void warningAboutSomethingElseDoesNot(String warning) {
    take(held(10), warning);

    assertEquals(List.of(), pages.missing());
  }
}
