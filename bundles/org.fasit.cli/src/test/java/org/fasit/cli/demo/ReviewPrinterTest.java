package org.fasit.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReviewPrinterTest {

  private static final String FIGURE =
      "{\"value\":0.75,\"successes\":6,\"n\":8,\"lower\":0.41,\"upper\":0.93}";
  private static final String REVIEW =
      """
      {"truth":"READER","overall":{"exams":20,"decided":9,"neverAssessed":11,
       "conclusions":{"POSITIVE":8},"assessments":{"AGREE":7},
       "matrix":{"tp":6,"fp":2,"fn":1,"tn":0,"n":9},
       "ppv":FIGURE,"npv":{"value":null,"n":0},"sensitivity":FIGURE,"specificity":FIGURE,
       "accuracy":FIGURE},"method":["How it was counted."]}
      """
          .replace("FIGURE", FIGURE);

  @Test
  void printsAgreementWithReadersAndNoMeasureOfTheProduct() throws Exception {
    StringWriter out = new StringWriter();
    ReviewPrinter.print(REVIEW, new PrintWriter(out, true));
    assertEquals(
        List.of(
            "  20 exams shown, 11 never assessed",
            "  conclusions: POSITIVE 8",
            "  assessments: AGREE 7",
            "  agreement with readers (truth: READER), of 20 exams shown 9 decided:",
            "  positive: 6 agreed, 2 called false; negative: 0 agreed, 1 with something missed",
            "  positive results that readers agreed with      0.75 [0.41; 0.93]  (6/8)",
            "  negative results that readers agreed with      not estimable (n = 0)",
            "  called positive, of exams abnormal to readers  0.75 [0.41; 0.93]  (6/8)",
            "  called negative, of exams normal to readers    0.75 [0.41; 0.93]  (6/8)",
            "  all results that readers agreed with           0.75 [0.41; 0.93]  (6/8)",
            "  How it was counted."),
        out.toString().lines().toList());
    String told = out.toString().toLowerCase(Locale.ROOT);
    for (String measure : List.of("sensitivity", "specificity", "ppv", "npv", "accuracy")) {
      assertFalse(told.contains(measure), measure);
    }
  }
}
