package org.fasit.dicom;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fasit.dicom.ReadOutcome.AiResultFound;
import org.fasit.dicom.ResultDetail.Form;
import org.fasit.model.AiProduct;
import org.fasit.model.AiResult;
import org.fasit.model.Code;
import org.fasit.model.Conclusion;
import org.fasit.model.Finding;
import org.fasit.model.GraphicType;
import org.fasit.model.InstanceRef;
import org.fasit.model.Point;
import org.fasit.model.Presence;
import org.fasit.model.Region;

/** An object of an AI product as it was read, for tests of what is made of several. */
final class Told {

  static final AiProduct PRODUCT = new AiProduct("Nordbein AS", "LungAI", "3.0");
  static final Code NODULE = new Code("27925004", "SCT", "Nodule");
  static final LocalDateTime NOON = LocalDateTime.of(2026, 9, 1, 12, 0);

  private final String uid;
  private final Form form;
  private AiProduct product = PRODUCT;
  private Conclusion conclusion = Conclusion.NOT_STATED;
  private Optional<LocalDateTime> made = Optional.of(NOON);
  private boolean partial;
  private final List<String> predecessors = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> withheld = new ArrayList<>();
  private final Map<String, FindingDetail> details = new HashMap<>();
  private final List<InstanceRef> images = new ArrayList<>();

  private Told(String uid, Form form) {
    this.uid = uid;
    this.form = form;
  }

  static Told report(String uid) {
    return new Told(uid, Form.REPORT);
  }

  static Told of(Form form, String uid) {
    return new Told(uid, form);
  }

  Told by(AiProduct maker) {
    product = maker;
    return this;
  }

  Told version(String version) {
    product = new AiProduct(product.manufacturer(), product.name(), version);
    return this;
  }

  Told concluding(Conclusion says) {
    conclusion = says;
    return this;
  }

  Told atMinute(int minute) {
    made = Optional.of(NOON.plusMinutes(minute));
    return this;
  }

  Told atNoTime() {
    made = Optional.empty();
    return this;
  }

  Told partial() {
    partial = true;
    return this;
  }

  Told replacing(String older) {
    predecessors.add(older);
    return this;
  }

  Told image(String image) {
    images.add(new InstanceRef("1.2.840.10008.5.1.4.1.1.2", image, "2.25.1"));
    return this;
  }

  Told finding(Finding finding) {
    findings.add(finding);
    return this;
  }

  Told finding(Finding finding, FindingDetail detail) {
    details.put(finding.key(), detail);
    return finding(finding);
  }

  Told withheld(Finding finding) {
    withheld.add(finding);
    return this;
  }

  AiResultFound read() {
    AiResult result =
        new AiResult(
            product,
            "2.25.9",
            conclusion,
            Optional.empty(),
            findings,
            List.of(new InstanceRef("1.2.840.10008.5.1.4.1.1.88.34", uid, "2.25.8")),
            images);
    ResultDetail detail =
        new ResultDetail(
            form, partial, made, predecessors, details, withheld, List.of(), List.of());
    return new AiResultFound(result, detail, List.of());
  }

  static Finding tracked(String tracking, Region... where) {
    return finding(tracking, Optional.of(tracking), NODULE, where);
  }

  static Finding untracked(String key, Region... where) {
    return finding(key, Optional.empty(), NODULE, where);
  }

  static Finding finding(String key, Optional<String> tracking, Code code, Region... where) {
    return new Finding(
        key,
        code,
        Optional.empty(),
        Optional.empty(),
        Presence.PRESENT,
        OptionalDouble.empty(),
        Optional.empty(),
        tracking,
        List.of(where));
  }

  static Region point(String image, double x) {
    return new Region(GraphicType.POINT, image, 1, List.of(new Point(x, 1)));
  }

  static FindingDetail segments(SegmentRef... segments) {
    return new FindingDetail(Optional.empty(), List.of(), List.of(), List.of(segments), List.of());
  }

  static FindingDetail volumes(Region3d... volumes) {
    return new FindingDetail(Optional.empty(), List.of(), List.of(), List.of(), List.of(volumes));
  }
}
