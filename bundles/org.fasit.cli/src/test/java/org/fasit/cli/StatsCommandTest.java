package org.fasit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class StatsCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsThePublishedFigures() {
    assertEquals(0, run("--tp 10 --fp 33 --fn 2 --tn 85"));
    assertEquals(
        """
        accuracy     0.73 [0.65; 0.80]  (95/130)
        sensitivity  0.83 [0.55; 0.95]  (10/12)
        specificity  0.72 [0.63; 0.79]  (85/118)
        PPV          0.23 [0.13; 0.38]  (10/43)
        NPV          0.98 [0.92; 0.99]  (85/87)
        Wilson score interval, 95 %; n = 130
        """,
        out.toString().replace("\r\n", "\n"));
  }

  @Test
  void printsTheSameAsJsonUnrounded() throws Exception {
    assertEquals(0, run("--tp 10 --fp 33 --fn 2 --tn 85 --json"));
    JsonNode figures = new ObjectMapper().readTree(out.toString());
    assertEquals(130, figures.get("n").asInt());
    assertEquals(0.95, figures.get("confidence").asDouble());
    assertEquals(10, figures.get("sensitivity").get("successes").asInt());
    assertEquals(10.0 / 12, figures.get("sensitivity").get("estimate").asDouble());
    assertEquals(0.5520, figures.get("sensitivity").get("lower").asDouble(), 0.0001);
    assertEquals(0.9530, figures.get("sensitivity").get("upper").asDouble(), 0.0001);
  }

  @Test
  void saysWhatCannotBeEstimated() throws Exception {
    assertEquals(0, run("--tp 0 --fp 0 --fn 0 --tn 7"));
    assertTrue(out.toString().contains("sensitivity  not estimable (n = 0)"), out.toString());
    assertTrue(out.toString().contains("PPV          not estimable (n = 0)"), out.toString());
    out.getBuffer().setLength(0);
    assertEquals(0, run("--tp 0 --fp 0 --fn 0 --tn 7 --json"));
    JsonNode ppv = new ObjectMapper().readTree(out.toString()).get("ppv");
    assertTrue(ppv.get("estimate").isNull() && ppv.get("lower").isNull(), out.toString());
  }

  @Test
  void widensWithTheLevelAskedFor() {
    assertEquals(0, run("--tp 10 --fp 33 --fn 2 --tn 85 --confidence 0.999"));
    assertTrue(out.toString().contains("Wilson score interval, 99.9 %; n = 130"), out.toString());
    assertTrue(out.toString().contains("accuracy     0.73 [0.59; 0.84]"), out.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "--tp 1 --fp 1 --fn 1, Missing required option: '--tn=N'",
    "--tp -1 --fp 1 --fn 1 --tn 1, --tp must not be negative: -1",
    "--tp 1 --fp 1 --fn 1 --tn=-4, --tn must not be negative: -4",
    "--tp many --fp 1 --fn 1 --tn 1, Invalid value for option '--tp'",
    "--tp 1.5 --fp 1 --fn 1 --tn 1, Invalid value for option '--tp'",
    "--tp 1 --fp 1 --fn 1 --tn 1 --confidence 95, --confidence must lie between 0 and 1",
    "--tp 1 --fp 1 --fn 1 --tn 1 --confidence NaN, --confidence must lie between 0 and 1",
    "--tp 9223372036854775807 --fp 1 --fn 1 --tn 1, the counts are too large to be added up",
  })
  void refusesWrongUsageWithTheReason(String arguments, String reason) {
    assertEquals(2, run(arguments));
    assertTrue(err.toString().startsWith(reason), err.toString());
    assertEquals("", out.toString());
  }

  private int run(String arguments) {
    return new CommandLine(new StatsCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.split(" "));
  }
}
