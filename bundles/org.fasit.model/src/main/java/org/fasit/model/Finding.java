package org.fasit.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One thing that an AI product states of a study.
 *
 * @param key identifies the finding within its study: the tracking UID where there is one, else
 *     made from the object's UID and the item's position
 * @param code what was looked for or found
 * @param site body site
 * @param laterality side
 * @param presence whether it is stated to be there
 * @param confidence normalised to 0..1; empty when none was sent, or its unit does not tell the
 *     scale
 * @param confidenceAsSent name, value and unit as the vendor sent them
 * @param trackingUid DICOM (112040, DCM) Tracking Unique Identifier; empty when absent
 * @param regions where, in which images; empty when the finding is of the whole exam
 */
public record Finding(
    String key,
    Code code,
    Optional<Code> site,
    Optional<Code> laterality,
    Presence presence,
    OptionalDouble confidence,
    Optional<Score> confidenceAsSent,
    Optional<String> trackingUid,
    List<Region> regions) {
  public Finding {
    regions = List.copyOf(regions);
  }
}
