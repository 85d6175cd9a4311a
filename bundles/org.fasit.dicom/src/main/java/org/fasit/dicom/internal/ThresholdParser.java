package org.fasit.dicom.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fasit.dicom.BadProfileException;
import org.fasit.dicom.ProfileRule.Side;
import org.fasit.dicom.ProfileRule.Threshold;
import org.fasit.dicom.internal.ProfileNode.Members;
import org.fasit.model.Conclusion;

/** Reads the limits of measurements in profile files. */
final class ThresholdParser {

  private static final int MOST_THRESHOLDS = 50;

  private static final Map<String, Side> SIDES =
      Map.of(
          "above", Side.ABOVE,
          "atLeast", Side.AT_LEAST,
          "below", Side.BELOW,
          "atMost", Side.AT_MOST);

  private static final Map<String, Conclusion> OTHERWISE =
      Map.of(
          "NEGATIVE", Conclusion.NEGATIVE,
          "INDETERMINATE", Conclusion.INDETERMINATE,
          "NOT_STATED", Conclusion.NOT_STATED);

  private ThresholdParser() {}

  static List<Threshold> thresholds(Optional<ProfileNode> node) throws BadProfileException {
    List<Threshold> thresholds = new ArrayList<>();
    if (node.isPresent()) {
      for (ProfileNode threshold : node.get().elements(MOST_THRESHOLDS)) {
        thresholds.add(threshold(threshold));
      }
    }
    return thresholds;
  }

  private static Threshold threshold(ProfileNode node) throws BadProfileException {
    Members members =
        node.members(Set.of("item", "of", "unit", "positiveWhen", "limit", "otherwise"));
    Optional<ProfileNode> of = members.get("of");
    Optional<ProfileNode> otherwise = members.get("otherwise");
    return new Threshold(
        ProfileParser.code(members.need("item")),
        of.isEmpty() ? Optional.empty() : Optional.of(ProfileParser.code(of.get())),
        members.need("unit").text(64),
        members.need("positiveWhen").word(SIDES),
        members.need("limit").number(),
        otherwise.isEmpty() ? Conclusion.NOT_STATED : otherwise.get().word(OTHERWISE));
  }
}
