package org.fasit.dicom;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fasit.model.AiResult;
import org.fasit.model.Finding;

/**
 * One AI result, put together from all the objects that carry it.
 *
 * @param result the result; its sources are the objects, the leading one first
 * @param detail what the objects say beyond it, together; its form is the leading object's, and it
 *     is partial when one of the reports is
 * @param notes what could not be placed or was too much, in words for a radiologist; what was left
 *     out of each object by itself is told where that was read
 * @param formerKeys keys under which parts of it were given before; none is the key of another
 *     result
 * @param movedFindings keys of findings that became part of another one, each with that one's
 *     {@link Finding#key}
 * @param older what its documents have replaced, the newest first
 * @param ties what ties its objects together, and what did not tie others to them
 */
public record StudyResult(
    AiResult result,
    ResultDetail detail,
    List<String> notes,
    Set<String> formerKeys,
    Map<String, String> movedFindings,
    List<AiResult> older,
    List<RunTie> ties) {
  public StudyResult {
    notes = List.copyOf(notes);
    formerKeys = Set.copyOf(formerKeys);
    movedFindings = Map.copyOf(movedFindings);
    older = List.copyOf(older);
    ties = List.copyOf(ties);
  }
}
