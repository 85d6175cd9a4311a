package org.fasit.statistics;

/**
 * What a product said against what was true, in numbers of exams or findings.
 *
 * @param tp true positives
 * @param fp false positives
 * @param fn false negatives
 * @param tn true negatives
 */
public record ConfusionMatrix(long tp, long fp, long fn, long tn) {
  public ConfusionMatrix {
    if (tp < 0 || fp < 0 || fn < 0 || tn < 0) {
      throw new IllegalArgumentException("a count is negative");
    }
    Math.addExact(Math.addExact(tp, fp), Math.addExact(fn, tn));
  }

  /** How many were counted. */
  public long n() {
    return tp + fp + fn + tn;
  }

  /** Right among all. */
  public Proportion accuracy() {
    return new Proportion(tp + tn, n());
  }

  /** Found among those that have it. */
  public Proportion sensitivity() {
    return new Proportion(tp, tp + fn);
  }

  /** Left alone among those that do not have it. */
  public Proportion specificity() {
    return new Proportion(tn, tn + fp);
  }

  /** Right among those called positive; falls with prevalence. */
  public Proportion ppv() {
    return new Proportion(tp, tp + fp);
  }

  /** Right among those called negative; rises as prevalence falls. */
  public Proportion npv() {
    return new Proportion(tn, tn + fn);
  }
}
