package org.fasit.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fasit.statistics.ConfusionMatrix;
import org.fasit.statistics.Interval;
import org.fasit.statistics.Intervals;
import org.fasit.statistics.Proportion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fasit stats}: the figures of a confusion matrix, with their intervals. */
@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    description = "Prints accuracy, sensitivity, specificity, PPV and NPV with Wilson intervals.")
final class StatsCommand implements Callable<Integer> {

  private static final String METHOD = "Wilson score interval";

  @Option(names = "--tp", required = true, paramLabel = "N", description = "true positives")
  private long tp;

  @Option(names = "--fp", required = true, paramLabel = "N", description = "false positives")
  private long fp;

  @Option(names = "--fn", required = true, paramLabel = "N", description = "false negatives")
  private long fn;

  @Option(names = "--tn", required = true, paramLabel = "N", description = "true negatives")
  private long tn;

  @Option(
      names = "--confidence",
      defaultValue = "0.95",
      paramLabel = "LEVEL",
      description = "above 0 and below 1 (default: ${DEFAULT-VALUE})")
  private double confidence;

  @Option(names = "--json", description = "one JSON object, not rounded")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!(confidence > 0 && confidence < 1)) {
      throw wrong("--confidence must lie between 0 and 1, such as 0.95: " + confidence);
    }
    ConfusionMatrix matrix = matrix();
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? asJson(matrix) : asText(matrix));
    out.flush();
    return 0;
  }

  private ConfusionMatrix matrix() {
    Map<String, Long> counts = Map.of("--tp", tp, "--fp", fp, "--fn", fn, "--tn", tn);
    for (String option : new String[] {"--tp", "--fp", "--fn", "--tn"}) {
      if (counts.get(option) < 0) {
        throw wrong(option + " must not be negative: " + counts.get(option));
      }
    }
    try {
      return new ConfusionMatrix(tp, fp, fn, tn);
    } catch (ArithmeticException tooMany) {
      throw wrong("the counts are too large to be added up");
    }
  }

  private String asText(ConfusionMatrix matrix) {
    StringBuilder text = new StringBuilder();
    figures(matrix)
        .forEach(
            (name, proportion) ->
                text.append(String.format(Locale.ROOT, "%-12s %s%n", name, figure(proportion))));
    return text + METHOD + ", " + percent() + " %; n = " + matrix.n();
  }

  private String figure(Proportion proportion) {
    return Intervals.wilson(proportion, confidence)
        .map(
            interval ->
                String.format(
                    Locale.ROOT,
                    "%.2f [%.2f; %.2f]  (%d/%d)",
                    proportion.estimate().orElseThrow(),
                    interval.lower(),
                    interval.upper(),
                    proportion.successes(),
                    proportion.n()))
        .orElse("not estimable (n = 0)");
  }

  private String asJson(ConfusionMatrix matrix) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("n", matrix.n()).put("method", METHOD).put("confidence", confidence);
    figures(matrix)
        .forEach(
            (name, proportion) -> {
              Optional<Interval> interval = Intervals.wilson(proportion, confidence);
              root.putObject(name.toLowerCase(Locale.ROOT))
                  .put("successes", proportion.successes())
                  .put("n", proportion.n())
                  .put("estimate", interval.isEmpty() ? null : proportion.estimate().getAsDouble())
                  .put("lower", interval.map(Interval::lower).orElse(null))
                  .put("upper", interval.map(Interval::upper).orElse(null));
            });
    return root.toString();
  }

  private String percent() {
    return new BigDecimal(confidence, MathContext.DECIMAL32)
        .movePointRight(2)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static Map<String, Proportion> figures(ConfusionMatrix matrix) {
    Map<String, Proportion> figures = new LinkedHashMap<>();
    figures.put("accuracy", matrix.accuracy());
    figures.put("sensitivity", matrix.sensitivity());
    figures.put("specificity", matrix.specificity());
    figures.put("PPV", matrix.ppv());
    figures.put("NPV", matrix.npv());
    return figures;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
