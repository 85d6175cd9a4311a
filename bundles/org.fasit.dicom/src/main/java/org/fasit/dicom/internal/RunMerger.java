package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fasit.dicom.FindingDetail;
import org.fasit.dicom.GridFit;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ResultDetail;
import org.fasit.dicom.ResultDetail.Form;
import org.fasit.dicom.StudyResult;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.InstanceRef;
import org.fasit.model.Presence;
import org.fasit.model.StudyImage;

/** Makes one AI result of the objects of a run. */
public final class RunMerger {

  private final List<AiResultFound> objects;
  private final PlaneStacks stacks;
  private final List<StudyImage> images;
  private final Notes notes = new Notes();

  private RunMerger(List<AiResultFound> objects, PlaneStacks stacks, List<StudyImage> images) {
    this.objects = objects;
    this.stacks = stacks;
    this.images = images;
  }

  /** The run's result. */
  public static StudyResult merge(
      Runs.Run run, PlaneStacks stacks, List<StudyImage> images, Texts texts) {
    RunMerger merger = new RunMerger(run.objects(), stacks, images);
    FindingMerger findings = merger.findings();
    List<AiResult> older =
        run.older().stream()
            .map(
                before -> {
                  RunMerger past = new RunMerger(before, stacks, images);
                  return past.result(past.findings());
                })
            .toList();
    return new StudyResult(
        merger.result(findings),
        merger.detail(findings),
        merger.notes.sentences(texts),
        run.formerKeys(),
        findings.moved(),
        older,
        run.ties());
  }

  private FindingMerger findings() {
    FindingMerger merger = new FindingMerger(objects, notes);
    for (AiResultFound object : objects) {
      merger.add(fitted(object), object.detail());
    }
    Set<String> lookedAt =
        objects.stream()
            .flatMap(object -> object.result().images().stream())
            .map(InstanceRef::sopInstanceUid)
            .collect(Collectors.toSet());
    merger.place(new Placer(stacks, lookedAt));
    return merger;
  }

  private AiResult fitted(AiResultFound object) {
    return object
        .detail()
        .grid()
        .map(grid -> GridFit.fit(object.result(), grid, images))
        .orElse(object.result());
  }

  private AiResult result(FindingMerger merged) {
    AiResult leading = objects.get(0).result();
    Conclusion conclusion = conclusion(merged);
    Optional<String> reason =
        conclusion == Conclusion.NOT_PROCESSED
            ? objects.stream().flatMap(object -> object.result().reason().stream()).findFirst()
            : Optional.empty();
    return new AiResult(
        product(),
        leading.studyInstanceUid(),
        conclusion,
        reason,
        merged.findings(),
        distinct(object -> object.result().sources().stream()),
        distinct(object -> object.result().images().stream()));
  }

  private List<InstanceRef> distinct(Function<AiResultFound, Stream<InstanceRef>> refs) {
    Map<String, InstanceRef> distinct = new LinkedHashMap<>();
    objects.stream()
        .flatMap(refs)
        .forEach(
            ref ->
                distinct.merge(
                    ref.sopInstanceUid(),
                    ref,
                    (one, other) -> one.seriesInstanceUid().isEmpty() ? other : one));
    return List.copyOf(distinct.values());
  }

  /** As the leading object names it, completed where another names the same. */
  private AiProduct product() {
    AiProduct leading = objects.get(0).result().product();
    List<AiProduct> same =
        objects.stream()
            .map(object -> object.result().product())
            .filter(
                product ->
                    leading.name().isEmpty()
                        || Ties.plain(product.name()).equals(Ties.plain(leading.name())))
            .toList();
    return new AiProduct(
        stated(same, AiProduct::manufacturer),
        stated(same, AiProduct::name),
        stated(same, AiProduct::version));
  }

  private static String stated(List<AiProduct> products, Function<AiProduct, String> part) {
    return products.stream().map(part).filter(text -> !text.isEmpty()).findFirst().orElse("");
  }

  /** What the reports conclude together; what the other objects do where no report says. */
  private Conclusion conclusion(FindingMerger merged) {
    Conclusion ofReports =
        conclusion(
            objects.stream()
                .filter(object -> object.detail().form() == Form.REPORT)
                .filter(object -> stands(object, merged)));
    return ofReports == Conclusion.NOT_STATED && noReportFailed()
        ? conclusion(objects.stream().filter(object -> stands(object, merged)))
        : ofReports;
  }

  /**
   * Whether an object's conclusion still holds. One that is positive by its findings does not when
   * another leaves all of these not stated: a report that does not say whether what is outlined is
   * there, or a segmentation that tells that what a report names is anatomy.
   */
  private static boolean stands(AiResultFound object, FindingMerger merged) {
    List<Finding> present =
        object.result().findings().stream()
            .filter(finding -> finding.presence() == Presence.PRESENT)
            .toList();
    boolean answersForExam =
        object.detail().evaluations().stream()
            .flatMap(told -> told.answer().stream())
            .anyMatch(answer -> Concepts.examAnswer(answer).isPresent());
    return object.result().conclusion() != Conclusion.POSITIVE
        || answersForExam
        || present.isEmpty()
        || present.stream().anyMatch(finding -> merged.isStated(finding.key()));
  }

  private boolean noReportFailed() {
    return objects.stream()
        .noneMatch(object -> object.result().conclusion() == Conclusion.NOT_PROCESSED);
  }

  /**
   * One that says POSITIVE decides, then one that says INDETERMINATE. What is negative in one part
   * and was not processed in another is not stated of the whole.
   */
  private static Conclusion conclusion(Stream<AiResultFound> of) {
    Set<Conclusion> all =
        of.map(object -> object.result().conclusion()).collect(Collectors.toSet());
    for (Conclusion decides : List.of(Conclusion.POSITIVE, Conclusion.INDETERMINATE)) {
      if (all.contains(decides)) {
        return decides;
      }
    }
    boolean negative = all.contains(Conclusion.NEGATIVE);
    boolean failed = all.contains(Conclusion.NOT_PROCESSED);
    if (negative == failed) {
      return Conclusion.NOT_STATED;
    }
    return negative ? Conclusion.NEGATIVE : Conclusion.NOT_PROCESSED;
  }

  private ResultDetail detail(FindingMerger findings) {
    ResultDetail leading = objects.get(0).detail();
    Map<String, FindingDetail> details = findings.details();
    List<Finding> withheld = new ArrayList<>(findings.withheld());
    return new ResultDetail(
        leading.form(),
        objects.stream().anyMatch(object -> object.detail().partial()),
        leading.made(),
        each(ResultDetail::predecessors),
        details,
        withheld,
        each(ResultDetail::evaluations),
        each(ResultDetail::measurements),
        each(ResultDetail::statedFigures));
  }

  private <T> List<T> each(Function<ResultDetail, List<T>> part) {
    return objects.stream()
        .flatMap(object -> part.apply(object.detail()).stream())
        .distinct()
        .toList();
  }
}
