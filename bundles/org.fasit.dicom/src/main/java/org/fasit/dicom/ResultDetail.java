package org.fasit.dicom;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fasit.model.Finding;

/**
 * What an object tells of its result beyond what the model keeps.
 *
 * @param form what kind of object it is
 * @param partial whether it is PARTIAL (0040,A491) or PRELIMINARY (0040,A496)
 * @param made Content Date and Time, in the sender's own time zone
 * @param predecessors SOP Instance UIDs of the documents that it replaces (0040,A360)
 * @param findings more of each finding, by {@link Finding#key}
 * @param notForPresentation marks that must not be shown (rendering intent 111152, DCM); never
 *     among the result's findings
 * @param evaluations answers about the exam as a whole
 * @param measurements numbers that belong to no finding: of the exam as a whole, or derived from
 *     those of several findings (TID 1420)
 * @param statedFigures what the product says of its own error rate, such as (111086, DCM) False
 *     Markers per Image
 * @param grid the grid that the findings' regions are drawn on where that may be another than the
 *     image's own; see {@link GridFit}
 */
public record ResultDetail(
    Form form,
    boolean partial,
    Optional<LocalDateTime> made,
    List<String> predecessors,
    Map<String, FindingDetail> findings,
    List<Finding> notForPresentation,
    List<Evaluation> evaluations,
    List<Measurement> measurements,
    List<Measurement> statedFigures,
    Optional<Grid> grid) {

  /** Nothing more. */
  public static final ResultDetail NONE = of(Form.REPORT);

  public ResultDetail {
    predecessors = List.copyOf(predecessors);
    findings = Map.copyOf(findings);
    notForPresentation = List.copyOf(notForPresentation);
    evaluations = List.copyOf(evaluations);
    measurements = List.copyOf(measurements);
    statedFigures = List.copyOf(statedFigures);
  }

  /** Without a grid: regions are drawn on the images' own pixels. */
  public ResultDetail(
      Form form,
      boolean partial,
      Optional<LocalDateTime> made,
      List<String> predecessors,
      Map<String, FindingDetail> findings,
      List<Finding> notForPresentation,
      List<Evaluation> evaluations,
      List<Measurement> measurements,
      List<Measurement> statedFigures) {
    this(
        form,
        partial,
        made,
        predecessors,
        findings,
        notForPresentation,
        evaluations,
        measurements,
        statedFigures,
        Optional.empty());
  }

  /** The same on that grid. */
  public ResultDetail on(Grid other) {
    return new ResultDetail(
        form,
        partial,
        made,
        predecessors,
        findings,
        notForPresentation,
        evaluations,
        measurements,
        statedFigures,
        Optional.of(other));
  }

  /** Without numbers that belong to no finding. */
  public ResultDetail(
      Form form,
      boolean partial,
      Optional<LocalDateTime> made,
      List<String> predecessors,
      Map<String, FindingDetail> findings,
      List<Finding> notForPresentation,
      List<Evaluation> evaluations,
      List<Measurement> statedFigures) {
    this(
        form,
        partial,
        made,
        predecessors,
        findings,
        notForPresentation,
        evaluations,
        List.of(),
        statedFigures);
  }

  /** An object of that form that tells nothing more. */
  public static ResultDetail of(Form form) {
    return new ResultDetail(
        form,
        false,
        Optional.empty(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** More of that finding. */
  public FindingDetail finding(String key) {
    return findings.getOrDefault(key, FindingDetail.NONE);
  }

  /** What kind of object it is. */
  public enum Form {
    /** A structured report. */
    REPORT,
    /** Segmentation. */
    SEGMENTATION,
    /** Presentation state. */
    PRESENTATION,
    /** Key object selection. */
    KEY_OBJECTS,
    /** Parametric map: it can be shown, not read. */
    PARAMETRIC_MAP,
    /** RT structure set: its contours can be shown, they are not read. */
    STRUCTURE_SET,
    /** Secondary capture or derived image: it can be shown, not read. */
    PICTURE,
    /** Encapsulated PDF: it can be opened, not read. */
    DOCUMENT
  }
}
