package org.fasit.weasis.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.dicom.document.StudyPlace;
import org.fasit.reading.OpenCases;
import org.fasit.ui.CasePort;
import org.weasis.dicom.explorer.DicomModel;

/**
 * Opens the study of a case: the view that shows it, else a view of its patient's tab, else by what
 * stands behind the host's command {@code dicom:rs}, which fetches it over DICOMweb.
 */
final class WeasisCasePort implements CasePort {

  private final OpenCases cases;
  private final WeasisViewers viewers;
  private final DicomModel model;
  private final Guard guard;

  WeasisCasePort(OpenCases cases, WeasisViewers viewers, DicomModel model, Guard guard) {
    this.cases = cases;
    this.viewers = viewers;
    this.model = model;
    this.guard = guard;
  }

  @Override
  public Opening open(LoggedCase logged) {
    String study = logged.study().studyInstanceUid();
    return guard
        .ask("Showing the study of a case", () -> shown(study))
        .or(() -> guard.ask("Loading the study of a case", () -> loaded(study)))
        .orElseGet(() -> CasePort.copyAccession(logged));
  }

  private Optional<Opening> shown(String study) {
    return viewers.reveal(study) ? Optional.of(Opening.OPENED) : Optional.empty();
  }

  /** The host does nothing where it holds the study already. */
  private Optional<Opening> loaded(String study) {
    if (model.getStudyNode(study) != null) {
      return Optional.empty();
    }
    Optional<StudyPlace> place = cases.study(study);
    place.ifPresent(this::load);
    return place.map(there -> Opening.OPENED);
  }

  private void load(StudyPlace place) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--url", place.service().toString()));
    arguments.addAll(List.of("--request", "studyUID=" + place.studyInstanceUid()));
    place
        .authorization()
        .ifPresent(value -> arguments.addAll(List.of("--header", "Authorization: " + value)));
    try {
      model.rs(arguments.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
